package io.heartline.metrics.subscription;

import io.heartline.platform.outbound.Addresses;
import io.heartline.platform.webhook.StandardWebhook;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts signed messages to addresses that users name.
 *
 * <p>The addresses of a host are checked directly before it is dialled. The platform's resolver keeps an answer for 30
 * seconds, so that the client dials the addresses that were checked. Redirects are not followed.
 */
final class WebhookSender implements AutoCloseable {
    private static final int GONE = 410;

    private final HttpClient http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Duration patience;
    private final boolean allowPrivateAddresses;

    /**
     * A sender.
     *
     * @param connectTimeout how long a connection may take to come about
     * @param timeout how long an answer may take, to its last byte
     * @param allowPrivateAddresses whether private addresses are dialled, for tests and stacks on one machine
     */
    WebhookSender(Duration connectTimeout, Duration timeout, boolean allowPrivateAddresses) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(threads)
                .build();
        this.patience = connectTimeout.plus(timeout);
        this.allowPrivateAddresses = allowPrivateAddresses;
    }

    /** What came of a message. */
    sealed interface Outcome {
        /** In words for people, never what the other side answered. */
        String words();
    }

    /** The other side has it. */
    record Accepted() implements Outcome {
        @Override
        public String words() {
            return "accepted";
        }
    }

    /** The other side wants no more messages: 410. */
    record Gone() implements Outcome {
        @Override
        public String words() {
            return "gone: no more messages are wanted";
        }
    }

    /** The other side does not have it, as far as we know. */
    record Failed(String words) implements Outcome {}

    /**
     * Posts a message and waits for the whole answer.
     *
     * @param secret {@code whsec_} and base64
     * @param id the same for every repetition
     * @param now the instant that the signature is made for
     * @throws InterruptedException if the service stops meanwhile
     */
    Outcome post(URI url, String secret, String id, byte[] body, Instant now) throws InterruptedException {
        // The client's own timeout ends with the headers; an answer whose body never ends must end too.
        var exchange = threads.submit(() -> exchange(url, secret, id, body, now));
        try {
            return exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return new Failed("no answer in time");
        } catch (ExecutionException e) {
            return failed(e);
        }
    }

    private static Outcome failed(ExecutionException e) {
        return switch (e.getCause()) {
            case HttpTimeoutException late -> new Failed("no answer in time");
            case UnknownHostException unknown -> new Failed("the host is unknown");
            case IOException broken -> new Failed("no connection");
            case RuntimeException fault -> throw fault;
            case null, default -> throw new IllegalStateException("an attempt broke off", e);
        };
    }

    private Outcome exchange(URI url, String secret, String id, byte[] body, Instant now)
            throws IOException, InterruptedException {
        if (!allowPrivateAddresses && Addresses.hasPrivate(url.getHost())) {
            return new Failed("the address is private");
        }
        var request = HttpRequest.newBuilder(url)
                .timeout(patience)
                .header("content-type", "application/json")
                .header("user-agent", "Heartline")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", StandardWebhook.sign(secret, id, now.getEpochSecond(), body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status >= 200 && status < 300) {
            return new Accepted();
        }
        return status == GONE ? new Gone() : new Failed("declined with status " + status);
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
