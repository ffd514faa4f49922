package io.heartline.ingestion.translation;

import io.heartline.contracts.EventType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What deals of a CRM mean for the relationship: {@code {"deals": {"won": "purchase", "lost": "custom:deal-lost",
 * "stages": {"7": "renewal"}}}} in a source's mapping.
 *
 * <p>A deal that is lost is by default no cancellation: who never bought cannot leave. Where deals are renewals, the
 * mapping says {@code "lost": "cancellation"}.
 *
 * @param won the type of event of a deal that was won
 * @param lost the type of event of one that was lost
 * @param stages types of events by the id of the stage that a deal reached
 */
record Deals(String won, String lost, Map<String, String> stages) {
    static final String PURCHASE = "purchase";
    static final String LOST = "custom:deal-lost";

    /** The meaning that the mapping gives, or the usual one. */
    static Deals of(Defaults defaults) throws Unmappable {
        if (!defaults.mapping().isObject()) {
            return new Deals(PURCHASE, LOST, Map.of());
        }
        var deals = new Part("mapping", defaults.mapping()).optionalObject("deals");
        Map<String, String> stages = new LinkedHashMap<>();
        var mapped = deals.optionalObject("stages");
        for (var stage : mapped.fields().keySet()) {
            stages.put(stage, type(mapped, stage, ""));
        }
        return new Deals(type(deals, "won", PURCHASE), type(deals, "lost", LOST), stages);
    }

    private static String type(Part part, String field, String usual) throws Unmappable {
        var type = part.optionalText(field);
        if (type == null && !usual.isEmpty()) {
            return usual;
        }
        try {
            return EventType.of(String.valueOf(type)).value();
        } catch (IllegalArgumentException e) {
            throw part.refusal(field, "is not a type of event");
        }
    }

    /** What a deal's state means: {@code won}, {@code lost}, else its stage; null for nothing. */
    @Nullable
    String meaning(@Nullable String status, @Nullable String stage) {
        return switch (status == null ? "" : status) {
            case "won" -> won;
            case "lost" -> lost;
            default -> stage == null ? null : stages.get(stage);
        };
    }
}
