package io.heartline.alerting.delivery;

import io.heartline.alerting.delivery.AttemptOutcome.Accepted;
import io.heartline.alerting.delivery.AttemptOutcome.Declined;
import io.heartline.alerting.delivery.AttemptOutcome.Forbidden;
import io.heartline.alerting.delivery.AttemptOutcome.Gone;
import io.heartline.alerting.delivery.AttemptOutcome.Unanswered;
import io.heartline.alerting.receiver.Endpoint;
import io.heartline.platform.outbound.Addresses;
import io.heartline.platform.webhook.StandardWebhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Posts signed messages.
 *
 * <p>The addresses of a host are checked directly before it is dialled. The platform's resolver keeps an answer for 30
 * seconds, so that the client dials the addresses that were checked.
 */
final class WebhookClient implements AutoCloseable {
    private final HttpClient http;
    private final Duration timeout;
    private final boolean allowPrivateAddresses;

    WebhookClient(Duration connectTimeout, Duration timeout, boolean allowPrivateAddresses) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        this.timeout = timeout;
        this.allowPrivateAddresses = allowPrivateAddresses;
    }

    /**
     * Posts a message and waits for the answer.
     *
     * @param id the same for every attempt of a delivery; receivers know repetitions by it
     * @param now the instant that the signature is made for
     * @throws InterruptedException if the service stops meanwhile
     */
    AttemptOutcome post(Endpoint endpoint, String id, byte[] body, Instant now) throws InterruptedException {
        try {
            if (!allowPrivateAddresses && hasPrivateAddress(endpoint.url().getHost())) {
                return new Forbidden();
            }
            var request = HttpRequest.newBuilder(endpoint.url())
                    .timeout(timeout)
                    .header("content-type", "application/json")
                    .header("user-agent", "Heartline")
                    .header("webhook-id", id)
                    .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                    .header(
                            "webhook-signature",
                            StandardWebhook.sign(endpoint.secret(), id, now.getEpochSecond(), body))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            var response = http.send(request, HttpResponse.BodyHandlers.discarding());
            return outcome(response.statusCode(), response.headers(), now);
        } catch (HttpTimeoutException e) {
            return new Unanswered("no answer in time");
        } catch (UnknownHostException e) {
            return new Unanswered("the host is unknown");
        } catch (IOException e) {
            return new Unanswered("no connection");
        }
    }

    private static boolean hasPrivateAddress(String host) throws UnknownHostException {
        for (var address : InetAddress.getAllByName(host)) {
            if (Addresses.isPrivate(address)) {
                return true;
            }
        }
        return false;
    }

    private static AttemptOutcome outcome(int status, HttpHeaders headers, Instant now) {
        if (status >= 200 && status < 300) {
            return new Accepted(status);
        }
        if (status == 410) {
            return new Gone();
        }
        return new Declined(
                status,
                headers.firstValue("retry-after")
                        .map(text -> retryAfter(text, now))
                        .orElse(null));
    }

    /** Seconds or an HTTP date (RFC 9110); anything else counts as not said. */
    static @Nullable Duration retryAfter(String text, Instant now) {
        try {
            if (text.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(text));
            }
            var until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            var wait = Duration.between(now, until);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
