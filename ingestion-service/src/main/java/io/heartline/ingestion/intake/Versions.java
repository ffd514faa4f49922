package io.heartline.ingestion.intake;

import static java.util.Objects.requireNonNull;

import io.heartline.platform.problem.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Decides what each arriving record is: the first of its key, the same again, or a new version. */
final class Versions {
    private Versions() {}

    /**
     * What a run of arrivals comes to.
     *
     * @param answers one for each arrival, in their order
     * @param news the versions that came about, in their order
     * @param revised the newest version of each record that was there before or was revised within the run
     * @param confirmed until when the source is known to have had a version so, by the record's id
     */
    record Folded<R>(List<Stored> answers, List<R> news, Collection<R> revised, Map<UUID, Instant> confirmed) {}

    /**
     * Folds arrivals into what is there. Where the source says when it had a record so, the latest content wins in any
     * order of arrival; where it does not, the last to arrive does. A record keeps the customer of its first version, since that is the key of
     * everything that was derived from it.
     *
     * @param existing the newest versions of those keys that were there before
     */
    static <R extends Versioned<R>> Folded<R> fold(List<R> arrivals, Map<RecordKey, Current> existing) {
        Map<RecordKey, Current> newest = new HashMap<>(existing);
        List<Stored> answers = new ArrayList<>();
        List<R> news = new ArrayList<>();
        Map<RecordKey, R> revised = new LinkedHashMap<>();
        Map<UUID, Instant> confirmed = new TreeMap<>();
        for (var arrival : arrivals) {
            var head = arrival.head();
            var current = newest.get(head.key());
            if (current == null) {
                newest.put(head.key(), Current.of(head));
                news.add(arrival);
                answers.add(new Stored.Kept(head.id(), head.version(), Outcome.ACCEPTED));
            } else if (!current.customerId().equals(head.customerId())) {
                answers.add(new Stored.Refused(new Violation(
                        null, "customer", "customer-changed", "is not the customer of the record's first version")));
            } else if (head.sameContent(current)) {
                if (head.confirms(current)) {
                    newest.put(head.key(), current.confirmed(head.revisedAt()));
                    confirmed.put(current.id(), requireNonNull(head.revisedAt()));
                }
                answers.add(new Stored.Kept(current.id(), current.version(), Outcome.DUPLICATE));
            } else if (head.outdated(current)) {
                answers.add(new Stored.Kept(current.id(), current.version(), Outcome.OUTDATED));
            } else {
                var revision = arrival.with(head.revising(current));
                newest.put(head.key(), Current.of(revision.head()));
                news.add(revision);
                revised.put(head.key(), revision);
                confirmed.remove(current.id());
                answers.add(new Stored.Kept(current.id(), current.version() + 1, Outcome.REVISED));
            }
        }
        return new Folded<>(answers, news, revised.values(), confirmed);
    }
}
