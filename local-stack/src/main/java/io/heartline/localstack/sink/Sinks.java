package io.heartline.localstack.sink;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A webhook receiver on 127.0.0.1 that stands in for the receivers a real installation has. It refuses what is not
 * signed with its secret and remembers the rest.
 */
public final class Sinks implements AutoCloseable {
    private static final int BODY_LENGTH_MAX = 1 << 20;
    private static final int DELIVERIES_MAX = 100_000;
    private static final int SECRET_BYTES = 32;

    private final ObjectMapper json = new ObjectMapper();
    private final Clock clock;
    private final HttpServer server;
    private final String secret;
    private final SignatureCheck signatures;
    private final List<Delivery> deliveries = new ArrayList<>();
    private int refused;

    private Sinks(Clock clock, HttpServer server, String secret) {
        this.clock = clock;
        this.server = server;
        this.secret = secret;
        this.signatures = new SignatureCheck(secret);
    }

    /** Starts a receiver on a free port with this secret, {@code whsec_} and base64. */
    static Sinks start(Clock clock, String secret) {
        return start(clock, new Place(0, secret));
    }

    /**
     * Starts the receiver of a data directory: on the port it had there before, with the secret it had there before, so
     * that what was under way to it when it stopped still arrives. Where the port is taken by now it gets another.
     */
    public static Sinks start(Clock clock, Path dataDirectory) {
        var known = Place.read(dataDirectory);
        if (known.isPresent()) {
            try {
                return start(clock, known.get());
            } catch (UncheckedIOException taken) {
                // Somebody else has the port; the receiver is registered anew under another one.
            }
        }
        var sink = start(clock, newSecret());
        new Place(sink.server.getAddress().getPort(), sink.secret).write(dataDirectory);
        return sink;
    }

    private static Sinks start(Clock clock, Place place) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), place.port());
            var server = HttpServer.create(address, 0);
            var sink = new Sinks(clock, server, place.secret());
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", sink::handle);
            server.start();
            return sink;
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the webhook receiver", e);
        }
    }

    private static String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    /** Returns where to post to. */
    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhook");
    }

    /** Returns the secret that messages must be signed with. */
    String secret() {
        return secret;
    }

    /** Returns everything accepted so far, in the order in which it came, repeated deliveries included. */
    public synchronized List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** Returns how many messages were refused because their signature did not fit. */
    public synchronized int refused() {
        return refused;
    }

    /**
     * Waits for a delivery.
     *
     * @return the first that matches, or nothing when {@code limit} passes without one
     */
    public synchronized Optional<Delivery> await(Predicate<Delivery> wanted, Duration limit)
            throws InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        var seen = 0;
        while (true) {
            for (; seen < deliveries.size(); seen++) {
                if (wanted.test(deliveries.get(seen))) {
                    return Optional.of(deliveries.get(seen));
                }
            }
            var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readNBytes(BODY_LENGTH_MAX + 1);
            var now = clock.instant();
            exchange.sendResponseHeaders(status(exchange, body, now), -1);
        }
    }

    private int status(HttpExchange exchange, byte[] body, Instant now) {
        if (!exchange.getRequestMethod().equals("POST")) {
            return 405;
        }
        if (body.length > BODY_LENGTH_MAX) {
            return 413;
        }
        var id = header(exchange, "webhook-id");
        var timestamp = header(exchange, "webhook-timestamp");
        var signature = header(exchange, "webhook-signature");
        if (id == null
                || timestamp == null
                || signature == null
                || !signatures.accepts(id, timestamp, body, signature, now)) {
            refuse();
            return 401;
        }
        try {
            var message = json.readTree(body);
            return record(new Delivery(id, exchange.getRequestURI().getPath(), now, message)) ? 204 : 507;
        } catch (IOException e) {
            return 400;
        }
    }

    private synchronized void refuse() {
        refused++;
    }

    private synchronized boolean record(Delivery delivery) {
        if (deliveries.size() >= DELIVERIES_MAX) {
            return false;
        }
        deliveries.add(delivery);
        notifyAll();
        return true;
    }

    private static @Nullable String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
