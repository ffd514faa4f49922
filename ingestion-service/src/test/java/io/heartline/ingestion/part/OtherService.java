package io.heartline.ingestion.part;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A server that stands for another service: it answers, refuses, says nothing, or is away. */
public final class OtherService implements AutoCloseable {
    public static final String KEY = "key-of-the-exports";

    private final InetSocketAddress address;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Function<String, Reply> replies = id -> Reply.unknown();
    private @Nullable HttpServer server;

    /** What is answered; a body that breaks off is announced longer than it is. */
    public record Reply(int status, String body, int announcedBytes) {
        public static Reply of(int status, String body) {
            return new Reply(status, body, body.getBytes(StandardCharsets.UTF_8).length);
        }

        /** What our services say of somebody whom they do not know. */
        public static Reply unknown() {
            return of(404, "{\"type\": \"urn:heartline:problem:unknown-customer\", \"code\": \"unknown-customer\"}");
        }
    }

    public OtherService() {
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), open(0));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    /** The ids that were asked for. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Answers by the id that is asked for. */
    public void answer(Function<String, Reply> answers) {
        back();
        replies = answers;
    }

    /** Nobody listens. */
    public void away() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    private void back() {
        if (server == null) {
            open(address.getPort());
        }
    }

    private int open(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/customers/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var id = exchange.getRequestURI().getPath().split("/", -1)[2];
            asked.add(id);
            var reply = KEY.equals(exchange.getRequestHeaders().getFirst("X-API-Key"))
                    ? replies.apply(id)
                    : Reply.of(401, "{}");
            if (reply.status() == 0) {
                closing.await();
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), reply.announcedBytes());
            exchange.getResponseBody().write(reply.body().getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        away();
    }
}
