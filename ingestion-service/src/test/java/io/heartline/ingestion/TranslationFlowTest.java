package io.heartline.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.Interaction;
import io.heartline.contracts.Topic;
import io.heartline.ingestion.customerevent.CustomerEvents;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.RecordKind;
import io.heartline.ingestion.intake.Stored;
import io.heartline.ingestion.interaction.Interactions;
import io.heartline.ingestion.translation.Sample;
import io.heartline.ingestion.translation.Translation;
import io.heartline.ingestion.translation.Unmappable;
import io.heartline.platform.access.Brands;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class TranslationFlowTest {
    private final Interactions interactions;
    private final CustomerEvents events;

    TranslationFlowTest(Interactions interactions, CustomerEvents events) {
        this.interactions = interactions;
        this.events = events;
    }

    /** Samples share customers and records; an own brand keeps other tests out of them. */
    private static List<ObjectNode> items(Function<Translation, List<ObjectNode>> part) throws Unmappable {
        List<ObjectNode> items = new ArrayList<>();
        for (var sample : Sample.all()) {
            part.apply(sample.translate(sample.payload()))
                    .forEach(item -> items.add(item.put("brand", "sample-brand")));
        }
        return items;
    }

    private static <T> List<Stored> store(RecordKind<T> kind, List<ObjectNode> items) {
        List<T> valid = new ArrayList<>();
        for (var item : items) {
            var checked = kind.check(item, Brands.all());
            assertThat(checked).as(item.toString()).isInstanceOf(Checked.Valid.class);
            if (checked instanceof Checked.Valid<T>(T kept)) {
                valid.add(kept);
            }
        }
        return QuarkusTransaction.requiringNew().call(() -> kind.store(valid));
    }

    private static Set<String> keys(List<ObjectNode> items) {
        return items.stream()
                .map(item -> item.path("source").asText() + "/"
                        + item.path("externalId").asText())
                .collect(Collectors.toSet());
    }

    private static <T> List<T> topic(Topic topic, Class<T> type) {
        var broker = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var topics = new Topics(broker)) {
            return topics.read(topic, type);
        }
    }

    @Test
    void every_interaction_of_every_sample_keeps_the_rules_and_is_published() throws Unmappable {
        var items = items(Translation::interactions);

        // when
        var answers = store(interactions, items);

        assertThat(answers).hasSameSizeAs(items).allMatch(Stored.Kept.class::isInstance);
        await().untilAsserted(() -> assertThat(topic(Topic.INTERACTIONS, Interaction.class).stream()
                        .filter(interaction -> interaction.brand().equals("sample-brand"))
                        .map(interaction -> interaction.source() + "/" + interaction.externalId()))
                .containsAll(keys(items)));
    }

    @Test
    void every_customer_event_of_every_sample_keeps_the_rules_and_is_published() throws Unmappable {
        var items = items(Translation::customerEvents);

        // when
        var answers = store(events, items);

        assertThat(answers).hasSameSizeAs(items).allMatch(Stored.Kept.class::isInstance);
        await().untilAsserted(() -> assertThat(topic(Topic.CUSTOMER_EVENTS, CustomerEvent.class).stream()
                        .filter(event -> event.brand().equals("sample-brand"))
                        .map(event -> event.source() + "/" + event.externalId()))
                .containsAll(keys(items)));
    }
}
