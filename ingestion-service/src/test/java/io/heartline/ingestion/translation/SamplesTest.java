package io.heartline.ingestion.translation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
    private static final int MUTATIONS = 200;

    static List<Sample> all() {
        return Sample.all();
    }

    @Test
    void every_kind_has_a_sample() {
        // when
        var sampled = Sample.all().stream().map(Sample::kind).collect(Collectors.toCollection(TreeSet::new));

        assertThat(sampled).containsExactlyElementsOf(new TreeSet<>(new Translators().kinds()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_payload_becomes_exactly_these_items(Sample sample) throws Unmappable {
        // when
        var translation = sample.translate(sample.payload());

        assertThat(Sample.json(translation).toPrettyString())
                .isEqualTo(sample.content().path("expected").toPrettyString());
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_same_payload_always_gives_the_same_items_and_stays_as_it_is(Sample sample) throws Unmappable {
        var payload = sample.payload();

        // when
        var first = sample.translate(payload);
        var second = sample.translate(sample.payload());

        assertThat(second).isEqualTo(first);
        assertThat(payload).isEqualTo(sample.payload());
    }

    /** Whatever a sender does to its payload, it is translated, ignored or refused with the field: nothing else. */
    @ParameterizedTest
    @MethodSource("all")
    void a_payload_with_any_field_broken_is_translated_or_refused_by_name(Sample sample) {
        var random = new Random(sample.toString().hashCode());

        // when
        for (int i = 0; i < MUTATIONS; i++) {
            var payload = sample.payload();
            mutate(payload, random);
            try {
                sample.translate(payload);
            } catch (Unmappable e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    private static void mutate(JsonNode payload, Random random) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(payload, objects);
        var holder = objects.get(random.nextInt(objects.size()));
        List<String> names = new ArrayList<>();
        holder.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            return;
        }
        var name = names.get(random.nextInt(names.size()));
        var nodes = JsonNodeFactory.instance;
        switch (random.nextInt(7)) {
            case 0 -> holder.remove(name);
            case 1 -> holder.putNull(name);
            case 2 -> holder.put(name, -1);
            case 3 -> holder.put(name, "\0 broken");
            case 4 -> holder.set(name, nodes.arrayNode().add(nodes.objectNode()).add(1));
            case 5 -> holder.set(name, nodes.objectNode().put("x", "y"));
            default ->
                holder.put(name, IntStream.range(0, 400).mapToObj(n -> "长").collect(Collectors.joining()));
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> into) {
        if (node instanceof ObjectNode object) {
            into.add(object);
        }
        node.forEach(child -> collect(child, into));
    }
}
