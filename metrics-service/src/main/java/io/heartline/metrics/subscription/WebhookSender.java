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
import java.util.concurrent.Executors;

/**
 * Posts signed messages to addresses that users name.
 *
 * <p>The addresses of a host are checked directly before it is dialled. The platform's resolver keeps an answer for 30
 * seconds, so that the client dials the addresses that were checked. Redirects are not followed.
 */
final class WebhookSender implements AutoCloseable {
    private static final int GONE = 410;

    private final HttpClient http;
    private final Duration timeout;
    private final boolean allowPrivateAddresses;

    /**
     * A sender.
     *
     * @param connectTimeout how long a connection may take to come about
     * @param timeout how long an answer may take
     * @param allowPrivateAddresses whether private addresses are dialled, for tests and stacks on one machine
     */
    WebhookSender(Duration connectTimeout, Duration timeout, boolean allowPrivateAddresses) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        this.timeout = timeout;
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
     * Posts a message and waits for the answer.
     *
     * @param secret {@code whsec_} and base64
     * @param id the same for every repetition
     * @param now the instant that the signature is made for
     * @throws InterruptedException if the service stops meanwhile
     */
    Outcome post(URI url, String secret, String id, byte[] body, Instant now) throws InterruptedException {
        try {
            if (!allowPrivateAddresses && Addresses.hasPrivate(url.getHost())) {
                return new Failed("the address is private");
            }
            var request = HttpRequest.newBuilder(url)
                    .timeout(timeout)
                    .header("content-type", "application/json")
                    .header("user-agent", "Heartline")
                    .header("webhook-id", id)
                    .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                    .header("webhook-signature", StandardWebhook.sign(secret, id, now.getEpochSecond(), body))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= 200 && status < 300) {
                return new Accepted();
            }
            return status == GONE ? new Gone() : new Failed("declined with status " + status);
        } catch (HttpTimeoutException e) {
            return new Failed("no answer in time");
        } catch (UnknownHostException e) {
            return new Failed("the host is unknown");
        } catch (IOException e) {
            return new Failed("no connection");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
