package io.heartline.localstack.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinksTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);
    private static final String BODY = "{\"test\": 2432232314}";

    private final Sinks sink = Sinks.start(Clock.fixed(NOW, ZoneOffset.UTC), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        sink.close();
    }

    @Test
    void a_signed_message_is_remembered() throws Exception {
        // when
        var status = post(BODY, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

        assertThat(status).isEqualTo(204);
        assertThat(sink.await(delivery -> delivery.body().has("test"), Duration.ofSeconds(10)))
                .hasValueSatisfying(delivery -> {
                    assertThat(delivery.id()).isEqualTo("msg_p5jXN8AQM9LWM0D4loKWxJek");
                    assertThat(delivery.receivedAt()).isEqualTo(NOW);
                });
    }

    @Test
    void a_forged_message_is_refused_and_counted() throws Exception {
        // when
        var status = post(BODY, "v1,AAAA");

        assertThat(status).isEqualTo(401);
        assertThat(sink.deliveries()).isEmpty();
        assertThat(sink.refused()).isEqualTo(1);
    }

    @Test
    void a_message_without_signature_is_refused() throws Exception {
        // when
        var response = client.send(
                HttpRequest.newBuilder(sink.url())
                        .POST(BodyPublishers.ofString(BODY))
                        .build(),
                BodyHandlers.discarding());

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void something_too_large_is_refused() throws Exception {
        // when
        var status = post("x".repeat((1 << 20) + 1), "v1,AAAA");

        assertThat(status).isEqualTo(413);
    }

    @Test
    void waiting_for_what_never_comes_ends() throws Exception {
        // when
        var nothing = sink.await(delivery -> true, Duration.ofMillis(1));

        assertThat(nothing).isEmpty();
    }

    @Test
    void a_sink_that_comes_back_listens_where_it_did(@TempDir Path directory) {
        var before = Sinks.start(Clock.systemUTC(), directory);
        var url = before.url();
        var secret = before.secret();
        before.close();

        // when
        try (var after = Sinks.start(Clock.systemUTC(), directory)) {
            assertThat(after.url()).isEqualTo(url);
            assertThat(after.secret()).isEqualTo(secret);
        }
    }

    @Test
    void a_sink_whose_port_is_taken_listens_elsewhere(@TempDir Path directory) {
        try (var first = Sinks.start(Clock.systemUTC(), directory);
                // when
                var second = Sinks.start(Clock.systemUTC(), directory)) {
            assertThat(second.url()).isNotEqualTo(first.url());
        }
    }

    private int post(String body, String signature) throws Exception {
        var request = HttpRequest.newBuilder(sink.url())
                .header("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .header("webhook-timestamp", "1614265330")
                .header("webhook-signature", signature)
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }
}
