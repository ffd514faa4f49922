package io.heartline.alerting.wording;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model on this machine that always says the same. */
public final class LocalModel implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;

    private LocalModel(HttpServer server) {
        this.server = server;
    }

    /** Starts one. */
    public static LocalModel saying(String text) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var answer = JSON.writeValueAsBytes(Map.of("choices", List.of(Map.of("message", Map.of("content", text)))));
        server.createContext("/v1/chat/completions", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        return new LocalModel(server);
    }

    /** Whoever asks it. */
    public Wordsmith wordsmith() {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/");
        return new Wordsmith(new Config(url), JSON, new SimpleMeterRegistry());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Config(URI address) implements DraftingConfig {
        @Override
        public Optional<URI> url() {
            return Optional.of(address);
        }

        @Override
        public Optional<String> model() {
            return Optional.of("small");
        }

        @Override
        public Optional<String> apiKey() {
            return Optional.empty();
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(20);
        }

        @Override
        public int lengthMax() {
            return 500;
        }
    }
}
