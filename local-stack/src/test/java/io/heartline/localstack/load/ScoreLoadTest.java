package io.heartline.localstack.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScoreLoadTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConcurrentLinkedQueue<Integer> sizes = new ConcurrentLinkedQueue<>();

    @SuppressWarnings("NullAway.Init") // started before each test
    private HttpServer server;

    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/scores", exchange -> {
            sizes.add(JSON.readTree(exchange.getRequestBody()).size());
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void every_text_is_posted_once_in_calls_of_128() throws IOException, InterruptedException {
        try (var load = load(300)) {
            // when
            var speed = load.textsPerSecond();

            assertThat(speed).isPositive();
        }
        assertThat(sizes).containsExactlyInAnyOrder(128, 128, 44);
    }

    @Test
    void a_refusal_is_no_speed() throws IOException {
        status = 503;
        try (var load = load(10)) {
            // when
            assertThatThrownBy(load::textsPerSecond).isInstanceOf(IOException.class);
        }
    }

    private ScoreLoad load(int texts) throws IOException {
        var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new ScoreLoad(base, "key", "en", List.copyOf(Collections.nCopies(texts, "late again")));
    }
}
