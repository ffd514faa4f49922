package io.heartline.alerting.play;

import io.heartline.alerting.alert.AlertKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The alert that a play may answer.
 *
 * @param kind of the alert
 * @param rule the key of its rule
 * @param severity 1 to 10
 * @param intents what was expressed, as slugs
 * @param channel where; empty if unknown
 * @param product which; empty if none
 * @param replyTo what a public reply would answer, if the customer wrote in public
 */
public record Occasion(
        AlertKind kind,
        String rule,
        int severity,
        Set<String> intents,
        String channel,
        String product,
        @Nullable ReplyTo replyTo) {
    /** An alert of a customer as a whole. */
    public static Occasion of(AlertKind kind, String rule, int severity) {
        return new Occasion(kind, rule, severity, Set.of(), "", "", null);
    }

    /** The same with an intent. */
    public Occasion about(String intent, String where, String what) {
        return new Occasion(kind, rule, severity, Set.of(intent), where, what, replyTo);
    }

    /** Keeps what it was given. */
    public Occasion {
        intents = Set.copyOf(intents);
    }
}
