package io.heartline.alerting.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which case an alert belongs to, so that one trouble of one customer is one case. */
final class Kinship {
    private Kinship() {}

    /**
     * What an alert is about.
     *
     * @param causes slugs of what happened or was spoken ill of; empty if nothing tells
     * @param evidence the interactions and customer events behind it
     * @param opens whether the brand's policy opens a case for it
     */
    record Trouble(Set<String> causes, Set<UUID> evidence, boolean opens) {}

    /**
     * A case of the same person, or of the same scope.
     *
     * @param closedAt when it was closed; absent while it is open
     */
    record Known(UUID id, Instant openedAt, @Nullable Instant closedAt, Set<String> causes, Set<UUID> evidence) {
        boolean isOpen() {
            return closedAt == null;
        }
    }

    /** What is done with an alert. */
    sealed interface Decision {
        /** It joins an open case. */
        record Join(UUID caseId) implements Decision {}

        /** The same cause has come back: the case that was closed is open again. */
        record Reopen(UUID caseId) implements Decision {}

        /** It begins a case. */
        record Open() implements Decision {}

        /** It has none. */
        record Leave() implements Decision {}
    }

    /**
     * An alert joins the oldest open case with which it shares a cause or a piece of evidence; one of which no cause is
     * known joins the oldest open case. Otherwise it reopens the case with a cause of its own that was closed last,
     * within {@code reopenWithin}. Otherwise it opens a case if the policy says so.
     */
    static Decision decide(Trouble trouble, List<Known> known, Instant now, Duration reopenWithin) {
        var open = known.stream()
                .filter(Known::isOpen)
                .filter(one -> trouble.causes().isEmpty() || shares(trouble, one))
                .min(Comparator.comparing(Known::openedAt).thenComparing(Known::id));
        if (open.isPresent()) {
            return new Decision.Join(open.get().id());
        }
        return closedLast(trouble, known, now.minus(reopenWithin))
                .<Decision>map(one -> new Decision.Reopen(one.id()))
                .orElseGet(() -> trouble.opens() ? new Decision.Open() : new Decision.Leave());
    }

    private static Optional<Known> closedLast(Trouble trouble, List<Known> known, Instant since) {
        return known.stream()
                .filter(one -> one.closedAt() != null && !one.closedAt().isBefore(since))
                .filter(one -> !Collections.disjoint(one.causes(), trouble.causes()))
                .max(Comparator.comparing(Known::closedAt).thenComparing(Known::id));
    }

    private static boolean shares(Trouble trouble, Known one) {
        return !Collections.disjoint(one.causes(), trouble.causes())
                || !Collections.disjoint(one.evidence(), trouble.evidence());
    }
}
