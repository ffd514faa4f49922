package io.heartline.alerting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A receiver on this machine that demands a valid signature and answers as it is told. */
public final class LocalReceiver implements AutoCloseable {
    /** The secret that it demands. */
    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr";

    /** An answer. */
    public record Answer(int status, Map<String, String> headers) {
        public static Answer of(int status) {
            return new Answer(status, Map.of());
        }
    }

    /** A message with a valid signature. */
    public record Message(String id, JsonNode body) {}

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Message> messages = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private int forged;
    private boolean silent;

    private LocalReceiver(HttpServer server) {
        this.server = server;
    }

    public static LocalReceiver start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var receiver = new LocalReceiver(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", receiver::handle);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook/" + UUID.randomUUID();
    }

    /** The next answers, in this order; afterwards 204. */
    public synchronized void answer(Answer... next) {
        answers.addAll(List.of(next));
    }

    /** From now on it reads and says nothing. */
    public synchronized void fallSilent() {
        silent = true;
    }

    public synchronized List<Message> messages() {
        return List.copyOf(messages);
    }

    public List<Message> messages(Predicate<JsonNode> wanted) {
        return messages().stream()
                .filter(message -> wanted.test(message.body()))
                .toList();
    }

    public synchronized int forged() {
        return forged;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var answer = take(exchange, body);
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(answer.status(), -1);
        }
    }

    private Answer take(HttpExchange exchange, byte[] body) throws IOException {
        synchronized (this) {
            var headers = exchange.getRequestHeaders();
            var id = headers.getFirst("webhook-id");
            if (!"POST".equals(exchange.getRequestMethod())
                    || !"application/json".equals(headers.getFirst("content-type"))
                    || !expected(id, headers.getFirst("webhook-timestamp"), body)
                            .equals(headers.getFirst("webhook-signature"))) {
                forged++;
                return Answer.of(401);
            }
            messages.add(new Message(id, json.readTree(body)));
            if (!silent) {
                return answers.isEmpty() ? Answer.of(204) : answers.removeFirst();
            }
        }
        try {
            var ignored = closing.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Answer.of(503);
    }

    private static String expected(String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring("whsec_".length())), "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
