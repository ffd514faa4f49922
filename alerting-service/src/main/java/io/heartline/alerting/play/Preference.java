package io.heartline.alerting.play;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What moves a customer most, by what the customer spoke well or ill of: whoever is delighted or hurt by how they are
 * treated is told more by attention than by money.
 */
public enum Preference {
    /** What it costs, and what one gets for it. */
    SAVINGS,
    /** How one is treated. */
    ATTENTION,
    /** That it works, soon and without effort. */
    EASE,
    /** That there is something new and something of one's own to choose. */
    CHOICE,
    /** That one can rely on what was said. */
    ASSURANCE,
    /** Nothing is known. */
    UNKNOWN;

    private static final Map<String, Preference> OF_ASPECT = Map.ofEntries(
            Map.entry("price", SAVINGS),
            Map.entry("value", SAVINGS),
            Map.entry("service", ATTENTION),
            Map.entry("environment", ATTENTION),
            Map.entry("quality", EASE),
            Map.entry("delivery", EASE),
            Map.entry("usability", EASE),
            Map.entry("reliability", EASE),
            Map.entry("variety", CHOICE),
            Map.entry("billing", ASSURANCE),
            Map.entry("privacy", ASSURANCE),
            Map.entry("trust", ASSURANCE),
            Map.entry("expectation-gap", ASSURANCE));

    /**
     * What moves a customer most: the preference whose aspects stirred the most feeling in all, good or bad.
     *
     * @param spokenOf of each thing that was said, the valence of each aspect, −1 to 1
     */
    public static Preference of(Collection<Map<String, Double>> spokenOf) {
        Map<Preference, Double> stirred = new EnumMap<>(Preference.class);
        for (var aspects : spokenOf) {
            aspects.forEach((aspect, valence) -> {
                var preference = OF_ASPECT.get(aspect);
                if (preference != null) {
                    stirred.merge(preference, Math.abs(valence), Double::sum);
                }
            });
        }
        // Among equals the first in order, so that the same past always says the same.
        return stirred.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .max(Map.Entry.<Preference, Double>comparingByValue()
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElse(UNKNOWN);
    }

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The constant that a wire name says.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static Preference of(String wire) {
        for (var constant : values()) {
            if (constant.wire().equals(wire)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not a preference");
    }
}
