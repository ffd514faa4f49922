package io.heartline.faults.fault;

import io.heartline.contracts.Topic;
import io.heartline.testing.Topics;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts records on topics that no service can read. */
final class Poisons {
    /** The header by which the oracle knows them; services do not look at it. */
    private static final String HEADER = "poison";

    private final String broker;
    private final Map<Topic, Integer> put = new EnumMap<>(Topic.class);
    private int made;

    Poisons(String broker) {
        this.broker = broker;
    }

    /** A record that cannot be read. */
    private record Dose(String value, Map<String, String> headers) {}

    /** Puts one on every topic. */
    void put(int choice) {
        try (var topics = new Topics(broker)) {
            for (var topic : Topic.values()) {
                var dose = dose(choice + made++);
                topics.sendRaw(
                        topic.wire(), "poison-" + made, dose.value().getBytes(StandardCharsets.UTF_8), dose.headers());
                put.merge(topic, 1, Integer::sum);
            }
        }
    }

    private static Dose dose(int which) {
        var id = UUID.nameUUIDFromBytes(("poison" + which).getBytes(StandardCharsets.UTF_8))
                .toString();
        var doses = List.of(
                new Dose("\u0000 this is no JSON", Map.of(HEADER, "1", "ce_id", id)),
                new Dose("{}", Map.of(HEADER, "2", "ce_id", id)),
                new Dose("{\"id\": \"no header says who I am\"}", Map.of(HEADER, "3")),
                new Dose("{}", Map.of(HEADER, "4", "ce_id", "not-a-uuid")));
        return doses.get(which % doses.size());
    }

    Map<Topic, Integer> put() {
        return Map.copyOf(put);
    }
}
