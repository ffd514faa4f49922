package io.heartline.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.heartline.contracts.EventJson;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Interaction;
import io.heartline.platform.trial.Trial;
import io.heartline.testing.SecuredInfrastructure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A service that is told to stop in the middle of a batch gives the batch back whole. */
@QuarkusTest
@QuarkusTestResource(SecuredInfrastructure.class)
class StoppingTest {
    private static final UUID FIRST = new UUID(0, 0);

    @Inject
    SeenEvents seen;

    @Inject
    Burials burials;

    @Inject
    DeadLetters deadLetters;

    @Test
    void what_fails_while_the_service_stops_is_neither_buried_nor_seen() {
        var patience = new Patience(new SimpleMeterRegistry());
        var inbox = new Inbox(seen, burials, patience, new SimpleMeterRegistry());
        var ids = List.of(Ids.next(), Ids.next());
        List<UUID> handled = new ArrayList<>();
        var subscription = inbox.subscribe("stopping", Interaction.class, batch -> {
            batch.forEach(received -> handled.add(received.id()));
            patience.end();
            throw new IllegalArgumentException("something that this needs is gone already");
        });
        var before = buried();

        // when
        assertThatIllegalStateException()
                .isThrownBy(() -> subscription.process(batch(ids)))
                .withMessageContaining("delivered again");

        assertThat(handled).containsExactlyElementsOf(ids);
        assertThat(buried()).isEqualTo(before);
        assertThat(QuarkusTransaction.requiringNew().call(() -> seen.claim("stopping", ids)))
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    private int buried() {
        return QuarkusTransaction.requiringNew()
                .call(() -> deadLetters.waiting(Instant.EPOCH, FIRST, 1000).size());
    }

    private static ConsumerRecords<String, byte[]> batch(List<UUID> ids) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (var id : ids) {
            var interaction = Trial.interaction(Ids.next(), "stopping-" + id);
            var incoming = new ConsumerRecord<>("interactions", 0, 7L, "key", EventJson.write(interaction));
            incoming.headers().add("ce_id", id.toString().getBytes(StandardCharsets.UTF_8));
            records.add(incoming);
        }
        return new ConsumerRecords<>(Map.of(new TopicPartition("interactions", 0), records), Map.of());
    }
}
