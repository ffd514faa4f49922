package io.heartline.alerting.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.heartline.alerting.LocalReceiver;
import io.heartline.alerting.receiver.Endpoint;
import io.heartline.alerting.receiver.ReceiverKind;
import io.heartline.alerting.wire.AttemptOutcome;
import io.heartline.alerting.wire.AttemptOutcome.Accepted;
import io.heartline.alerting.wire.AttemptOutcome.Declined;
import io.heartline.alerting.wire.AttemptOutcome.Forbidden;
import io.heartline.alerting.wire.AttemptOutcome.Gone;
import io.heartline.alerting.wire.AttemptOutcome.Unanswered;
import io.heartline.alerting.wire.Formats;
import io.heartline.alerting.wire.Outgoing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostClientTest {
    private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");
    private static final String BODY = "{\"type\":\"alert.fired\"}";

    private LocalReceiver receiver;
    private PostClient client;

    @BeforeEach
    void start() {
        receiver = LocalReceiver.start();
        client = client(true);
    }

    @AfterEach
    void stop() {
        client.close();
        receiver.close();
    }

    @Test
    void every_answer_has_its_outcome() throws InterruptedException {
        receiver.answer(
                LocalReceiver.Answer.of(200),
                LocalReceiver.Answer.of(500),
                new LocalReceiver.Answer(429, Map.of("retry-after", "7")),
                new LocalReceiver.Answer(307, Map.of("location", receiver.url())),
                LocalReceiver.Answer.of(410));

        // when
        var outcomes = new AttemptOutcome[] {post(), post(), post(), post(), post()};

        assertThat(outcomes)
                .containsExactly(
                        new Accepted(200),
                        new Declined(500, null),
                        new Declined(429, Duration.ofSeconds(7)),
                        new Declined(307, null),
                        new Gone(410));
        assertThat(receiver.messages()).hasSize(5);
        assertThat(receiver.forged()).isZero();
    }

    @Test
    void silence_is_no_answer() throws InterruptedException {
        receiver.fallSilent();

        // when
        var outcome = post();

        assertThat(outcome).isEqualTo(new Unanswered("no answer in time"));
    }

    @Test
    void an_answer_that_never_ends_is_no_answer() throws InterruptedException, IOException {
        var held = new CountDownLatch(1);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";

        // when
        var outcome = post(client, url);

        held.countDown();
        server.stop(0);
        assertThat(outcome).isEqualTo(new Unanswered("no answer in time"));
    }

    @Test
    void a_closed_port_is_no_connection() throws InterruptedException {
        var url = receiver.url();
        receiver.close();

        // when
        var outcome = post(client, url);

        assertThat(outcome).isInstanceOf(Unanswered.class);
    }

    @Test
    void a_private_address_is_not_dialled_unless_it_is_allowed() throws InterruptedException {
        try (var strict = client(false)) {

            // when
            var outcome = post(strict, receiver.url());

            assertThat(outcome).isEqualTo(new Forbidden());
            assertThat(receiver.messages()).isEmpty();
        }
    }

    private AttemptOutcome post() throws InterruptedException {
        return post(client, receiver.url());
    }

    private static AttemptOutcome post(PostClient client, String url) throws InterruptedException {
        var format = Formats.of(ReceiverKind.WEBHOOK);
        var endpoint = Endpoint.of(ReceiverKind.WEBHOOK, URI.create(url), LocalReceiver.SECRET);
        var post = (Outgoing.Post) format.outgoing(endpoint, "msg_1", BODY, NOW);
        return client.post(post, format, NOW);
    }

    private static PostClient client(boolean allowPrivateAddresses) {
        return new PostClient(Duration.ofSeconds(2), Duration.ofSeconds(1), allowPrivateAddresses);
    }
}
