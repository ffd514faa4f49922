package io.heartline.alerting.play;

import io.heartline.alerting.alert.AlertKind;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts a play answers: those that are of one of the kinds, of one of the rules and about one of the intents,
 * where any are named.
 *
 * @param kinds of alerts
 * @param rules the keys of rules
 * @param intents what was expressed
 */
public record PlayCause(
        @Nullable Set<AlertKind> kinds,
        @Nullable Set<String> rules,
        @Nullable Set<String> intents) {
    private static final int NAMES_MAX = 20;

    /** Refuses a cause that every alert would be. */
    public PlayCause {
        kinds = kinds == null ? Set.of() : Set.copyOf(kinds);
        rules = rules == null ? Set.of() : Set.copyOf(rules);
        intents = intents == null ? Set.of() : Set.copyOf(intents);
        Limits.check(!kinds.isEmpty() || !rules.isEmpty(), "cause names kinds of alerts or rules");
        Limits.check(
                rules.size() <= NAMES_MAX && intents.size() <= NAMES_MAX, "cause names at most 20 rules and intents");
        rules.forEach(rule -> Limits.slug(rule, "cause.rules"));
        intents.forEach(intent -> Limits.slug(intent, "cause.intents"));
    }

    /** Whether an alert is such a one. */
    boolean covers(Occasion occasion) {
        return isIn(kinds, occasion.kind())
                && isIn(rules, occasion.rule())
                && (intents == null || intents.isEmpty() || !Collections.disjoint(intents, occasion.intents()));
    }

    private static <T> boolean isIn(@Nullable Set<T> named, T one) {
        return named == null || named.isEmpty() || named.contains(one);
    }
}
