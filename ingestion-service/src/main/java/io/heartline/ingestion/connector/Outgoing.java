package io.heartline.ingestion.connector;

import io.heartline.platform.outbound.GuardedSockets;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what users point at, within limits: no private addresses at any hop, few redirects, bounded size and time.
 *
 * <p>This client takes sockets from a factory, so that the address that is checked is the one that is dialled.
 */
@ApplicationScoped
class Outgoing {
    private static final Duration RETRY_AFTER_MAX = Duration.ofDays(1);

    private final OkHttpClient client;
    private final GuardedSockets sockets;
    private final int bodyBytesMax;
    private final int redirectsMax;
    private final Clock clock;

    Outgoing(ConnectorConfig config, Clock clock) {
        this.sockets = new GuardedSockets(config.allowPrivateAddresses());
        this.bodyBytesMax = Math.toIntExact(config.bodyMax().asLongValue());
        this.redirectsMax = config.redirectsMax();
        this.clock = clock;
        this.client = new OkHttpClient.Builder()
                .socketFactory(sockets)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(config.connectTimeout())
                .readTimeout(config.timeout())
                .callTimeout(config.timeout())
                .build();
    }

    void stop(@Observes ShutdownEvent event) {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    /**
     * An answer that is neither a redirect nor an error.
     *
     * @param status 200 to 299, or 304
     * @param url where it came from in the end
     */
    record Answer(int status, Map<String, String> headers, byte[] body, String url) {
        /** A header by its name in lower case. */
        @Nullable
        String header(String name) {
            return headers.get(name);
        }
    }

    /** The same limits for clients that bring their own protocol. */
    OkHttpClient client() {
        return client;
    }

    /** Sockets that refuse private addresses. */
    GuardedSockets sockets() {
        return sockets;
    }

    /**
     * Gets a resource.
     *
     * @param headers sent to the host that is named, and not to those that it redirects to
     * @throws PullFailure if the answer is an error, too large, or leads in circles
     */
    Answer get(String url, Map<String, String> headers) throws IOException {
        var asked = HttpUrl.parse(url);
        if (asked == null) {
            throw new PullFailure("The address is not one of http or https.");
        }
        var target = asked;
        for (int hop = 0; hop <= redirectsMax; hop++) {
            var request = new Request.Builder().url(target).header("user-agent", "Heartline");
            if (sameOrigin(asked, target)) {
                headers.forEach(request::header);
            }
            try (var response = client.newCall(request.build()).execute()) {
                if (!response.isRedirect()) {
                    return answer(response);
                }
                target = next(target, response.header("location"));
            }
        }
        throw new PullFailure("The source redirects more than " + redirectsMax + " times.");
    }

    private static boolean sameOrigin(HttpUrl one, HttpUrl other) {
        return one.host().equals(other.host()) && one.port() == other.port() && one.isHttps() == other.isHttps();
    }

    private static HttpUrl next(HttpUrl from, @Nullable String location) throws PullFailure {
        var to = location == null ? null : from.resolve(location);
        if (to == null) {
            throw new PullFailure("The source redirects to nowhere.");
        }
        if (from.isHttps() && !to.isHttps()) {
            throw new PullFailure("The source redirects to a connection that is not encrypted.");
        }
        return to;
    }

    private Answer answer(Response response) throws IOException {
        int status = response.code();
        if (status == 304 || response.isSuccessful()) {
            var body = response.body().byteStream().readNBytes(bodyBytesMax + 1);
            if (body.length > bodyBytesMax) {
                throw new PullFailure("The answer is larger than " + bodyBytesMax + " bytes.");
            }
            Map<String, String> headers = new java.util.HashMap<>();
            response.headers()
                    .forEach(header ->
                            headers.put(header.getFirst().toLowerCase(java.util.Locale.ROOT), header.getSecond()));
            return new Answer(status, headers, body, response.request().url().toString());
        }
        throw new PullFailure(
                "The source answers with status " + status + ".", retryAfter(response, clock.instant()), null);
    }

    private static @Nullable Duration retryAfter(Response response, Instant now) {
        var text = response.header("retry-after");
        if (text == null) {
            var reset = response.header("x-ratelimit-reset");
            return response.code() == 429 && reset != null ? until(reset, now) : null;
        }
        if (text.matches("\\d{1,9}")) {
            return bounded(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            return bounded(Duration.between(now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)));
        } catch (DateTimeParseException e) {
            return null; // not said in a form that is defined
        }
    }

    /** How long it is until an instant, in ISO 8601, at which a limit is lifted. */
    static @Nullable Duration until(String instant, Instant now) {
        try {
            return bounded(Duration.between(now, Instant.parse(instant)));
        } catch (DateTimeParseException e) {
            return null; // some servers count seconds instead; the usual wait applies
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : wait;
    }
}
