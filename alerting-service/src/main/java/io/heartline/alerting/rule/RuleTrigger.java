package io.heartline.alerting.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.heartline.alerting.condition.Condition;
import java.util.Locale;
import java.util.Map;

/** What a rule looks at, and what its condition may speak of. */
public enum RuleTrigger {
    /** How a relationship stands, whenever it moved. */
    STANDING(Map.ofEntries(
            Map.entry("brand", SimpleType.STRING),
            Map.entry("balance", SimpleType.DOUBLE),
            Map.entry("previousBalance", SimpleType.DOUBLE),
            Map.entry("trend30d", SimpleType.DOUBLE),
            Map.entry("entries", SimpleType.INT),
            Map.entry("segment", SimpleType.STRING),
            Map.entry("previousSegment", SimpleType.STRING),
            Map.entry("vip", SimpleType.BOOL),
            Map.entry("valueTier", SimpleType.STRING),
            Map.entry("churnRisk", SimpleType.DOUBLE),
            Map.entry("gained", SimpleType.DOUBLE),
            Map.entry("lost", SimpleType.DOUBLE))),
    /** One thing that a customer expressed. */
    INTERACTION(Map.ofEntries(
            Map.entry("brand", SimpleType.STRING),
            Map.entry("channel", SimpleType.STRING),
            Map.entry("touchpoint", SimpleType.STRING),
            Map.entry("product", SimpleType.STRING),
            Map.entry("campaign", SimpleType.STRING),
            Map.entry("language", SimpleType.STRING),
            Map.entry("open", SimpleType.BOOL),
            Map.entry("reach", SimpleType.INT),
            Map.entry("sentiment", SimpleType.STRING),
            Map.entry("emotion", SimpleType.STRING),
            Map.entry("valence", SimpleType.DOUBLE),
            Map.entry("intensity", SimpleType.DOUBLE),
            Map.entry("confidence", SimpleType.DOUBLE),
            Map.entry("urgency", SimpleType.DOUBLE),
            Map.entry("intents", Condition.NUMBERS),
            Map.entry("nuances", Condition.NUMBERS),
            Map.entry("aspects", Condition.NUMBERS),
            Map.entry("ratings", Condition.NUMBERS))),
    /** A message or a public review that nobody has answered yet. */
    WAITING(Map.ofEntries(
            Map.entry("brand", SimpleType.STRING),
            Map.entry("kind", SimpleType.STRING),
            Map.entry("minutes", SimpleType.INT),
            Map.entry("businessMinutes", SimpleType.INT),
            Map.entry("channel", SimpleType.STRING),
            Map.entry("touchpoint", SimpleType.STRING),
            Map.entry("product", SimpleType.STRING),
            Map.entry("negative", SimpleType.BOOL),
            Map.entry("reach", SimpleType.INT))),
    /** What has code of its own: drift and shock. Only their figures are data. */
    BUILT_IN(Map.of());

    @SuppressWarnings("ImmutableEnumChecker") // what is put in cannot be changed
    private final Map<String, CelType> variables;

    RuleTrigger(Map<String, CelType> variables) {
        this.variables = variables;
    }

    /** What a condition may speak of, with its types; {@link Condition#PARAMS} comes on top. */
    Map<String, CelType> variables() {
        return variables;
    }

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The trigger that a wire name says.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static RuleTrigger of(String wire) {
        for (var trigger : values()) {
            if (trigger.wire().equals(wire)) {
                return trigger;
            }
        }
        throw new IllegalArgumentException("not a trigger of rules");
    }
}
