package io.heartline.alerting.posture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much responsibility people will attribute, by situational crisis communication theory (Coombs 2007): the kind of
 * crisis says how much, and a history of crises or a bad reputation makes it one step more.
 *
 * @param cluster as it is answered, intensified where something intensifies it
 * @param initial by the kind of crisis alone
 * @param given whether a person said so
 * @param signals what the kind was told by; empty if nothing tells it
 * @param intensifiers what makes it one step more
 */
record Responsibility(
        Cluster cluster, Cluster initial, boolean given, List<String> signals, List<String> intensifiers) {
    static final String HISTORY = "crisis-history";
    static final String REPUTATION = "strained-reputation";

    /** What somebody decided or neglected. */
    private static final Set<String> PREVENTABLE =
            Set.of("data-misuse", "unsolicited-contact", "privacy", "trust", "billing", "expectation-gap");

    /** Share of strained relationships from which on a reputation is bad, and of how many at least. */
    private static final double STRAINED_MIN = 0.5;

    private static final long TOLD_MIN = 30;

    /**
     * Says how much.
     *
     * @param matters what the alert is about: aspects, events, intents
     * @param said by a person, who knows better; a rumour or an attack can be told by nobody else
     * @param crisesBefore of the last year
     * @param told relationships of the brand that are known
     * @param strained those of them with a balance below 0
     */
    static Responsibility of(
            Collection<String> matters, @Nullable Cluster said, long crisesBefore, long told, long strained) {
        var signals = matters.stream()
                .filter(PREVENTABLE::contains)
                .distinct()
                .sorted()
                .toList();
        var byKind = signals.isEmpty() ? Cluster.ACCIDENTAL : Cluster.PREVENTABLE;
        var initial = said == null ? byKind : said;
        List<String> intensifiers = new ArrayList<>();
        if (crisesBefore > 0) {
            intensifiers.add(HISTORY);
        }
        if (told >= TOLD_MIN && strained >= STRAINED_MIN * told) {
            intensifiers.add(REPUTATION);
        }
        var cluster = intensifiers.isEmpty() ? initial : initial.intensified();
        return new Responsibility(cluster, initial, said != null, signals, List.copyOf(intensifiers));
    }
}
