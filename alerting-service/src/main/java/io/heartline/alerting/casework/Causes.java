package io.heartline.alerting.casework;

import io.heartline.alerting.alert.Cause;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What happened, as slugs that alerts of different rules have in common. */
final class Causes {
    private static final String TOPIC_RULE = "topic-";

    private Causes() {}

    /**
     * The slugs of pieces of evidence: of events and intents what they are, of rules the rule, of what was spoken ill of
     * {@code aspect:…}. An emotion alone is no cause: everybody who complains has one.
     *
     * @param aspects what was spoken ill of in the evidence
     */
    static Set<String> of(Collection<Cause> evidence, Collection<String> aspects) {
        Set<String> causes = new TreeSet<>();
        evidence.forEach(one -> slug(one.what()).ifPresent(causes::add));
        aspects.forEach(aspect -> causes.add("aspect:" + aspect));
        return causes;
    }

    /** The slug of a scope. */
    static String scope(String kind, String value) {
        return "scope:" + kind + ":" + value;
    }

    private static Optional<String> slug(String what) {
        int colon = what.indexOf(':');
        var value = what.substring(colon + 1);
        return switch (colon < 0 ? "" : what.substring(0, colon)) {
            case "event", "intent" -> Optional.of(value);
            case "rule" -> Optional.of(value.startsWith(TOPIC_RULE) ? value.substring(TOPIC_RULE.length()) : value);
            default -> Optional.empty();
        };
    }
}
