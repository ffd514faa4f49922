package io.heartline.ingestion.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.intake.Limits;
import io.heartline.ingestion.translation.Defaults;
import io.heartline.ingestion.translation.Identification;
import io.heartline.ingestion.translation.Translation;
import io.heartline.ingestion.translation.Unmappable;
import io.heartline.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of a source's mapping: which items a payload of any form becomes. */
public final class Rules {
    private static final String FIELD = "rules";
    private static final int RULES_MAX = 16;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final List<Rule> rules;

    private Rules(List<Rule> rules) {
        this.rules = rules;
    }

    /** The form of a mapping with rules. */
    private record Form(@Nullable List<@Nullable Rule> rules) {}

    /** What is wrong with the rules of a mapping; empty if nothing is, or if it has none. */
    public static List<Violation> violations(JsonNode mapping) {
        if (!mapping.has(FIELD)) {
            return List.of();
        }
        List<Violation> violations = new ArrayList<>();
        try {
            var given = read(mapping).rules();
            if (given == null || given.isEmpty() || given.size() > RULES_MAX) {
                violations.add(new Violation(null, "mapping.rules", "invalid", "has not 1 to " + RULES_MAX + " rules"));
                return violations;
            }
            for (int i = 0; i < given.size(); i++) {
                var rule = given.get(i);
                var at = "mapping.rules[" + i + "]";
                if (rule == null) {
                    violations.add(new Violation(null, at, "required", "is no rule"));
                } else {
                    rule.check(at, violations);
                }
            }
        } catch (JsonMappingException e) {
            var last = e.getPath().isEmpty() ? null : e.getPath().getLast().getFieldName();
            violations.add(new Violation(
                    null,
                    last == null ? "mapping.rules" : "mapping.rules…" + last,
                    "invalid",
                    "is not a field of rules, or has the wrong type"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always well-formed", e);
        }
        return violations;
    }

    /** The rules of a mapping without violations, if it has any. */
    public static Optional<Rules> of(JsonNode mapping) {
        if (!mapping.has(FIELD)) {
            return Optional.empty();
        }
        try {
            var rules = Objects.requireNonNull(read(mapping).rules()).stream()
                    .map(Objects::requireNonNull)
                    .toList();
            return Optional.of(new Rules(rules));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a mapping that was not checked", e);
        }
    }

    private static Form read(JsonNode mapping) throws JsonProcessingException {
        return JSON.treeToValue(((ObjectNode) mapping.deepCopy()).retain(FIELD), Form.class);
    }

    /**
     * What a payload becomes.
     *
     * @throws Unmappable if it becomes more items than one delivery may hold
     */
    public Translation apply(JsonNode payload, Defaults defaults) throws Unmappable {
        List<ObjectNode> interactions = new ArrayList<>();
        List<ObjectNode> events = new ArrayList<>();
        List<Identification> identifications = new ArrayList<>();
        for (var rule : rules) {
            for (var part : rule.parts(payload)) {
                var item = rule.item(payload, part);
                OwnItems.complete(item, defaults, rule.makesInteractions());
                (rule.makesInteractions() ? interactions : events).add(item);
                rule.identification(payload, part, item).ifPresent(identifications::add);
                if (interactions.size() + events.size() > Limits.ITEMS_MAX) {
                    throw new Unmappable("", "becomes more than " + Limits.ITEMS_MAX + " items");
                }
            }
        }
        return interactions.isEmpty() && events.isEmpty()
                ? Translation.ignored("no rule of the mapping applies")
                : new Translation(interactions, events, identifications, List.of(), null);
    }
}
