package io.heartline.alerting.play;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.heartline.alerting.customer.Standing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the audience of a play may be told by: the customer, and what happened. */
public final class PlayFacts {
    /** A condition may speak of these. */
    static final Map<String, CelType> VARIABLES = Map.ofEntries(
            Map.entry("brand", SimpleType.STRING),
            Map.entry("kind", SimpleType.STRING),
            Map.entry("rule", SimpleType.STRING),
            Map.entry("severity", SimpleType.INT),
            Map.entry("severeHarm", SimpleType.BOOL),
            Map.entry("segment", SimpleType.STRING),
            Map.entry("valueTier", SimpleType.STRING),
            Map.entry("vip", SimpleType.BOOL),
            Map.entry("balance", SimpleType.DOUBLE),
            Map.entry("churnRisk", SimpleType.DOUBLE),
            Map.entry("preference", SimpleType.STRING),
            Map.entry("language", SimpleType.STRING),
            Map.entry("channel", SimpleType.STRING),
            Map.entry("touchpoint", SimpleType.STRING),
            Map.entry("product", SimpleType.STRING),
            Map.entry("aspect", SimpleType.STRING),
            Map.entry("event", SimpleType.STRING),
            Map.entry("intent", SimpleType.STRING),
            Map.entry("emotion", SimpleType.STRING));

    /** What is not known; probabilities are not negative. */
    private static final double UNKNOWN = -1;

    private PlayFacts() {}

    /**
     * A value for each variable.
     *
     * @param spokenOf what the customer spoke of lately
     */
    public static Map<String, Object> of(
            String brand,
            Occasion occasion,
            Situation situation,
            boolean severeHarm,
            Standing standing,
            List<Map<String, Double>> spokenOf) {
        Map<String, Object> values = new HashMap<>();
        values.put("brand", brand);
        values.put("kind", occasion.kind().wire());
        values.put("rule", occasion.rule());
        values.put("severity", (long) occasion.severity());
        values.put("severeHarm", severeHarm);
        values.put("segment", standing.segment());
        values.put("valueTier", standing.valueTier());
        values.put("vip", standing.vip());
        values.put("balance", standing.balance());
        values.put("churnRisk", standing.churnRisk() == null ? UNKNOWN : standing.churnRisk());
        values.put("preference", Preference.of(spokenOf).wire());
        values.put("language", DraftLanguage.of(situation.language()));
        values.put("channel", occasion.channel());
        values.put("touchpoint", orEmpty(situation.touchpoint()));
        values.put("product", occasion.product());
        values.put("aspect", orEmpty(situation.aspect()));
        values.put("event", orEmpty(situation.event()));
        values.put("intent", orEmpty(situation.intent()));
        values.put(
                "emotion",
                situation.emotion() == null ? "" : situation.emotion().wire());
        return values;
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
