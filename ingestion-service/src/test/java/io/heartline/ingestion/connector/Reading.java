package io.heartline.ingestion.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.translation.Defaults;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What the tests of connectors have in common. */
final class Reading {
    static final ObjectMapper JSON = new ObjectMapper();
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private Reading() {}

    static ObjectNode cursor() {
        return JSON.createObjectNode();
    }

    static Settings settings(String pull) {
        return settings(pull, null);
    }

    static Settings settings(String pull, @Nullable String secret) {
        try {
            var mapping = JSON.createObjectNode();
            mapping.set("pull", JSON.readTree(pull));
            return new Settings(
                    new Defaults("reviews", "aurora-air", "app", null, "usage", false, mapping), secret, NOW);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }
}
