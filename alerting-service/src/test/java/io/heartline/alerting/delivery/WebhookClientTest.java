package io.heartline.alerting.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.alerting.LocalReceiver;
import io.heartline.alerting.delivery.AttemptOutcome.Accepted;
import io.heartline.alerting.delivery.AttemptOutcome.Declined;
import io.heartline.alerting.delivery.AttemptOutcome.Forbidden;
import io.heartline.alerting.delivery.AttemptOutcome.Gone;
import io.heartline.alerting.delivery.AttemptOutcome.Unanswered;
import io.heartline.alerting.receiver.Endpoint;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookClientTest {
    private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");
    private static final byte[] BODY = "{\"type\":\"alert.fired\"}".getBytes(StandardCharsets.UTF_8);

    private LocalReceiver receiver;
    private WebhookClient client;

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
                        new Gone());
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
    void a_closed_port_is_no_connection() throws InterruptedException {
        var url = receiver.url();
        receiver.close();

        // when
        var outcome = client.post(new Endpoint(URI.create(url), LocalReceiver.SECRET), "msg_1", BODY, NOW);

        assertThat(outcome).isInstanceOf(Unanswered.class);
    }

    @Test
    void a_private_address_is_not_dialled_unless_it_is_allowed() throws InterruptedException {
        try (var strict = client(false)) {

            // when
            var outcome = strict.post(endpoint(), "msg_1", BODY, NOW);

            assertThat(outcome).isEqualTo(new Forbidden());
            assertThat(receiver.messages()).isEmpty();
        }
    }

    private AttemptOutcome post() throws InterruptedException {
        return client.post(endpoint(), "msg_1", BODY, NOW);
    }

    private Endpoint endpoint() {
        return new Endpoint(URI.create(receiver.url()), LocalReceiver.SECRET);
    }

    private static WebhookClient client(boolean allowPrivateAddresses) {
        return new WebhookClient(Duration.ofSeconds(2), Duration.ofMillis(500), allowPrivateAddresses);
    }
}
