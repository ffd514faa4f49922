package io.heartline.faults.receiver;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.channels.Scheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A webhook receiver that can fail, say nothing, and take a message without saying so. */
public final class Receivers implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECRET_BYTES = 32;
    /** Longer than alerting waits here. */
    private static final Duration SILENCE = Duration.ofSeconds(4);

    private final HttpServer server;
    private final List<Message> messages = new ArrayList<>();
    private volatile Manner manner = Manner.WELL;

    private Receivers(HttpServer server) {
        this.server = server;
    }

    /** How it treats messages. */
    public enum Manner {
        /** It takes them. */
        WELL,
        /** It answers 500. */
        FAILING,
        /** It says nothing for longer than anybody waits. */
        SILENT,
        /** It takes them and closes the connection without an answer. */
        LYING
    }

    /**
     * A message that was taken.
     *
     * @param id the sender's id; a repetition has the same
     * @param type what it tells of
     * @param alertId the alert that it is about; empty if none
     * @param answered whether the sender was told that it was taken
     */
    public record Message(String id, String type, String alertId, boolean answered) {}

    /** Starts a receiver on a free port. */
    public static Receivers start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var receiver = new Receivers(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", receiver::handle);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the webhook receiver", e);
        }
    }

    /** Makes it known to alerting, for alerts and outreach of all brands. */
    public void register(Apis alerting) throws IOException, InterruptedException {
        var request = JsonNodeFactory.instance
                .objectNode()
                .put("name", "faults")
                .put("kind", "webhook")
                .put("url", "http://127.0.0.1:" + server.getAddress().getPort() + "/webhook")
                .put("secret", Scheme.STANDARD_WEBHOOKS.secret(new byte[SECRET_BYTES]));
        var answer = alerting.post("/receivers", request);
        if (!answer.isSuccess()) {
            throw new IOException("alerting refused the receiver: " + answer.status() + " " + answer.body());
        }
    }

    /** Treats messages so from now on. */
    public void behave(Manner other) {
        manner = other;
    }

    /** Returns the messages that were taken, in that order, repetitions included. */
    public synchronized List<Message> messages() {
        return List.copyOf(messages);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            var id = String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id"));
            var type = body.path("type").asText();
            var alertId = body.path("data").path("alertId").asText("");
            switch (manner) {
                case WELL -> {
                    take(new Message(id, type, alertId, true));
                    exchange.sendResponseHeaders(204, -1);
                }
                case FAILING -> exchange.sendResponseHeaders(500, -1);
                case SILENT -> LockSupport.parkNanos(SILENCE.toNanos());
                case LYING -> take(new Message(id, type, alertId, false));
            }
        }
    }

    private synchronized void take(Message message) {
        messages.add(message);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
