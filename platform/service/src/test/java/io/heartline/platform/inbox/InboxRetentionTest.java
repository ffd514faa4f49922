package io.heartline.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Ids;
import io.heartline.testing.MutableClock;
import io.heartline.testing.SecuredInfrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SecuredInfrastructure.class)
class InboxRetentionTest {
    private static final String CHANNEL = "retention";

    @Inject
    InboxRetention retention;

    @Inject
    SeenEvents seen;

    @Inject
    InboxConfig config;

    @Inject
    MutableClock clock;

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void an_event_is_forgotten_when_it_is_older_than_its_retention() {
        var now = clock.instant();
        var old = ids(5);
        var young = ids(3);
        clock.set(now.minus(config.retention()).minus(Duration.ofMillis(1)));
        claim(old);
        clock.set(now.minus(config.retention()));
        claim(young);
        clock.set(now);

        // when
        retention.forget(2);

        assertThat(claim(young)).isEmpty();
        assertThat(claim(old)).hasSize(5);
    }

    private static List<UUID> ids(int count) {
        return Stream.generate(Ids::next).limit(count).toList();
    }

    private java.util.Set<UUID> claim(List<UUID> ids) {
        return QuarkusTransaction.requiringNew().call(() -> seen.claim(CHANNEL, ids));
    }
}
