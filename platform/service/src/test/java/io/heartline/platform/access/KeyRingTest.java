package io.heartline.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.heartline.testing.MutableClock;
import io.heartline.testing.TestKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
    private static final Instant NOW = Instant.parse("2026-03-14T09:26:53Z");

    private final MutableClock clock = new MutableClock();
    private final MeterRegistry meters = new SimpleMeterRegistry();

    @TempDir
    private Path directory = Path.of("");

    KeyRingTest() {
        clock.set(NOW);
    }

    @Test
    void a_service_that_nobody_could_call_does_not_start() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ring(Map.of()))
                .withMessageContaining("heartline.access.api-keys")
                .withMessageContaining("heartline.access.oidc.issuer");
    }

    @Test
    void a_service_with_an_issuer_needs_no_key() {
        assertThat(ring(Map.of("heartline.access.oidc.issuer", "https://id.example"))
                        .find(ApiKey.hash("any")))
                .isEmpty();
    }

    @Test
    void an_empty_file_is_no_key() throws IOException {
        var file = Files.writeString(directory.resolve("keys"), "# nobody yet\n\n");

        assertThatIllegalStateException()
                .isThrownBy(() -> ring(Map.of("heartline.access.api-keys-file", file.toString())));
    }

    @Test
    void a_key_ends_at_its_instant() {
        var ring = ring(Map.of(
                "heartline.access.api-keys",
                TestKeys.entry("shop", "secret", "read", "*") + ":" + NOW.plusSeconds(60)));

        assertThat(ring.find(ApiKey.hash("secret"))).isPresent();
        clock.advance(Duration.ofSeconds(60));

        // when
        var found = ring.find(ApiKey.hash("secret"));

        assertThat(found).isEmpty();
        assertThat(meters.get("heartline.access.refusals")
                        .tag("reason", "expired")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void two_keys_of_one_name_are_taken_while_one_replaces_the_other() {
        var ring = ring(Map.of(
                "heartline.access.api-keys",
                TestKeys.entry("shop", "old", "read", "*") + "," + TestKeys.entry("shop", "new", "read", "*")));

        assertThat(ring.find(ApiKey.hash("old"))).map(ApiKey::name).contains("shop");
        assertThat(ring.find(ApiKey.hash("new"))).map(ApiKey::name).contains("shop");
    }

    @Test
    void one_key_with_two_entries_is_a_mistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ring(Map.of(
                        "heartline.access.api-keys",
                        TestKeys.entry("a", "same", "read", "*") + "," + TestKeys.entry("b", "same", "admin", "*"))))
                .withMessageContaining("b is the same");
    }

    @Test
    void keys_of_the_file_come_and_go_while_the_service_runs() throws IOException {
        var file = Files.writeString(directory.resolve("keys"), TestKeys.entry("shop", "old", "read", "*"));
        var ring = ring(Map.of("heartline.access.api-keys-file", file.toString()));

        // when
        Files.writeString(file, TestKeys.entry("shop", "new", "read", "*") + "\n");
        ring.reload();

        assertThat(ring.find(ApiKey.hash("old"))).isEmpty();
        assertThat(ring.find(ApiKey.hash("new"))).isPresent();
    }

    @Test
    void a_file_that_says_something_wrong_changes_nothing() throws IOException {
        var file = Files.writeString(directory.resolve("keys"), TestKeys.entry("shop", "old", "read", "*"));
        var ring = ring(Map.of("heartline.access.api-keys-file", file.toString()));

        // when
        Files.writeString(file, TestKeys.entry("shop", "new", "king", "*"));
        ring.reload();
        Files.delete(file);
        ring.reload();

        assertThat(ring.find(ApiKey.hash("old"))).isPresent();
        assertThat(ring.find(ApiKey.hash("new"))).isEmpty();
        assertThat(meters.get("heartline.access.key.file.failures").counter().count())
                .isEqualTo(2);
    }

    @Test
    void it_is_measured_when_a_key_was_last_used_and_when_it_ends() {
        var end = NOW.plusSeconds(3600);
        var use = new KeyUse(meters, clock);
        var key = ApiKey.parse(TestKeys.entry("shop", "secret", "read", "*") + ":" + end);

        // when
        use.announce(key);
        use.used(key);

        assertThat(meters.get("heartline.api.key.last.used")
                        .tag("key", "shop")
                        .gauge()
                        .value())
                .isEqualTo((double) NOW.getEpochSecond());
        assertThat(meters.get("heartline.api.key.expires")
                        .tag("key", "shop")
                        .gauge()
                        .value())
                .isEqualTo((double) end.getEpochSecond());
    }

    private KeyRing ring(Map<String, String> settings) {
        return new KeyRing(Settings.access(settings), clock, new KeyUse(meters, clock));
    }
}
