package io.heartline.testing.vendor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server on 127.0.0.1 that takes what its vendor would take, refuses the rest as it would, and fails when told to. */
public final class VendorServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vendor vendor;
    private final String secret;
    private final Clock clock;
    private final HttpServer server;
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<Taken> taken = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private int requests;

    private VendorServer(Vendor vendor, String secret, Clock clock, HttpServer server) {
        this.vendor = vendor;
        this.secret = secret;
        this.clock = clock;
        this.server = server;
    }

    /**
     * A message that the vendor took.
     *
     * @param key what repetitions are told by, where the vendor has such a thing
     * @param event what it was about, in the vendor's words
     * @param body what was sent
     */
    public record Taken(String key, String event, JsonNode body, Instant at) {}

    /** Starts a server that demands this secret, where its vendor has one. */
    public static VendorServer start(Vendor vendor, String secret, Clock clock) {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var server = new VendorServer(vendor, secret, clock, http);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.createContext("/", server::handle);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where messages are to be sent. */
    public String url() {
        var base = "http://127.0.0.1:" + server.getAddress().getPort();
        return switch (vendor) {
            case WEBHOOK -> base + "/hook";
            case PAGERDUTY -> base + "/v2/enqueue";
            case ALERTMANAGER -> base;
            case SLACK -> base + "/services/T0/B0/s3cr3t";
            case TEAMS -> base + "/workflows/abc/triggers/manual/paths/invoke?sig=s3cr3t";
            case FEISHU -> base + "/open-apis/bot/v2/hook/s3cr3t";
            case DINGTALK -> base + "/robot/send?access_token=s3cr3t";
            case WECOM -> base + "/cgi-bin/webhook/send?key=s3cr3t";
        };
    }

    private String path() {
        return switch (vendor) {
            case WEBHOOK -> "/hook";
            case PAGERDUTY -> "/v2/enqueue";
            case ALERTMANAGER -> "/api/v2/alerts";
            case SLACK -> "/services/T0/B0/s3cr3t";
            case TEAMS -> "/workflows/abc/triggers/manual/paths/invoke";
            case FEISHU -> "/open-apis/bot/v2/hook/s3cr3t";
            case DINGTALK -> "/robot/send";
            case WECOM -> "/cgi-bin/webhook/send";
        };
    }

    /** The next answers, in this order; afterwards its own again. */
    public synchronized void fail(Fault... next) {
        faults.addAll(List.of(next));
    }

    /** What was taken, in the order of arrival. */
    public synchronized List<Taken> taken() {
        return List.copyOf(taken);
    }

    /** The rules that requests broke; empty if all were as the vendor wants them. */
    public synchronized List<String> broken() {
        return List.copyOf(broken);
    }

    /** How many requests came, those that were failed included. */
    public synchronized int requests() {
        return requests;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = read(exchange);
            var fault = next();
            if (fault == null) {
                answer(exchange, call);
            } else if (fault.status() == 0) {
                hold();
            } else {
                if (!fault.retryAfter().isEmpty()) {
                    exchange.getResponseHeaders().add("retry-after", fault.retryAfter());
                }
                say(exchange, fault.status(), fault.answer());
            }
        }
    }

    private synchronized @Nullable Fault next() {
        requests++;
        return faults.pollFirst();
    }

    private void answer(HttpExchange exchange, Call call) throws IOException {
        var right = "POST".equals(exchange.getRequestMethod())
                && exchange.getRequestURI().getPath().equals(path());
        var verdict = right
                ? new Contracts(secret, clock.instant()).judge(vendor, call)
                : Verdict.refused(404, "", "the method or the path is another");
        synchronized (this) {
            verdict.broken().ifPresent(broken::add);
            if (verdict.broken().isEmpty()) {
                taken.add(new Taken(verdict.key(), verdict.event(), call.body(), clock.instant()));
            }
        }
        say(exchange, verdict.status(), verdict.answer());
    }

    private void hold() {
        try {
            var ignored = closing.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(HttpExchange exchange, int status, String answer) throws IOException {
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Call read(HttpExchange exchange) throws IOException {
        Map<String, String> query = new HashMap<>();
        var raw = exchange.getRequestURI().getRawQuery();
        for (var pair : raw == null ? new String[0] : raw.split("&", -1)) {
            var parts = pair.split("=", 2);
            query.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        var body = exchange.getRequestBody().readAllBytes();
        return new Call(query, headers, body.length, body, parse(body));
    }

    private static JsonNode parse(byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
