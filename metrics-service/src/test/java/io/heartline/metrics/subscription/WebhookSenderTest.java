package io.heartline.metrics.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookSenderTest {
    private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr";

    private final CountDownLatch held = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        held.countDown();
        server.stop(0);
    }

    @Test
    void an_answer_whose_body_never_ends_is_no_answer() throws InterruptedException {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            hold();
        });

        // when
        var outcome = post(true);

        assertThat(outcome).isEqualTo(new WebhookSender.Failed("no answer in time"));
    }

    @Test
    void silence_is_no_answer() throws InterruptedException {
        server.createContext("/", exchange -> hold());

        // when
        var outcome = post(true);

        assertThat(outcome).isEqualTo(new WebhookSender.Failed("no answer in time"));
    }

    @Test
    void gone_is_told_from_declined() throws InterruptedException {
        server.createContext("/", exchange -> answer(exchange, 410));

        // when
        var outcome = post(true);

        assertThat(outcome).isEqualTo(new WebhookSender.Gone());
    }

    @Test
    void a_private_address_is_not_dialled_unless_it_is_allowed() throws InterruptedException {
        server.createContext("/", exchange -> answer(exchange, 200));

        // when
        var outcome = post(false);

        assertThat(outcome).isEqualTo(new WebhookSender.Failed("the address is private"));
    }

    private WebhookSender.Outcome post(boolean allowPrivateAddresses) throws InterruptedException {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        try (var sender = new WebhookSender(Duration.ofMillis(500), Duration.ofMillis(500), allowPrivateAddresses)) {
            return sender.post(url, SECRET, "msg_1", "{}".getBytes(StandardCharsets.UTF_8), NOW);
        }
    }

    private void hold() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
