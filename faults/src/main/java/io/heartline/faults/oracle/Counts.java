package io.heartline.faults.oracle;

import io.heartline.contracts.Topic;
import io.heartline.faults.load.Note;
import io.heartline.faults.oracle.Observed.Kept;
import io.heartline.faults.oracle.Observed.Recorded;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether everything that was accepted is there once at every stage, and everything else once or not at all. */
final class Counts {
    private static final Set<String> HARMLESS = Set.of("", "accepted", "duplicate");

    private final List<Note> notes;
    private final Observed observed;
    private final Verdict verdict;

    Counts(List<Note> notes, Observed observed, Verdict verdict) {
        this.notes = notes;
        this.observed = observed;
        this.verdict = verdict;
    }

    void judge() {
        promises();
        var expressions = new HashSet<String>();
        var events = new HashSet<String>();
        var notesByKey =
                notes.stream().collect(Collectors.toMap(note -> note.item().key(), note -> note));
        for (var kept : observed.kept()) {
            var note = notesByKey.get(kept.key());
            verdict.unless(note != null, "ingestion keeps " + kept.key() + ", which nobody sent");
            if (note != null) {
                (note.item().isExpression() ? expressions : events).add(kept.id());
            }
        }
        stage("interactions", published(Topic.INTERACTIONS), expressions);
        stage("customer-events", published(Topic.CUSTOMER_EVENTS), events);
        stage("scores", count(observed.scored()), expressions);
        stage("scored-interactions", published(Topic.SCORED_INTERACTIONS), expressions);
        var all = new HashSet<>(expressions);
        all.addAll(events);
        stage("the books", count(observed.books().evidence()), all);
    }

    /** What senders were told must hold in ingestion's own database. */
    private void promises() {
        var kept = count(observed.kept().stream().map(Kept::key).toList());
        for (var note : notes) {
            var key = note.item().key();
            long found = kept.getOrDefault(key, 0L);
            if (note.isAccepted()) {
                verdict.exactly(1, found, key + " in ingestion, which was accepted");
            } else {
                verdict.exactly(Math.min(found, 1), found, key + " in ingestion, which was not accepted");
            }
            verdict.unless(note.ids().size() <= 1, key + " was given different ids: " + note.ids());
            verdict.unless(
                    HARMLESS.containsAll(note.statuses()), key + " was sent unchanged but is " + note.statuses());
            verdict.unless(
                    note.refusals().stream().allMatch(status -> status >= 500 || status == 429),
                    key + " is sound but was refused with " + note.refusals());
        }
    }

    /** Returns how many different events tell of each id: the same one twice is a redelivery, which is foreseen. */
    private Map<String, Long> published(Topic topic) {
        var events = new HashMap<String, Set<String>>();
        observed.on(topic).stream()
                .filter(recorded -> !recorded.poison())
                .forEach(recorded -> events.computeIfAbsent(subject(recorded), id -> new HashSet<>())
                        .add(recorded.id()));
        return events.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, event ->
                (long) event.getValue().size()));
    }

    private static String subject(Recorded recorded) {
        return recorded.value().path("id").asText();
    }

    private void stage(String where, Map<String, Long> found, Set<String> expected) {
        expected.forEach(id -> verdict.exactly(1, found.getOrDefault(id, 0L), id + " in " + where));
        found.keySet().stream()
                .filter(id -> !expected.contains(id))
                .forEach(id -> verdict.violated(where + " have " + id + ", which ingestion does not keep"));
    }

    private static Map<String, Long> count(Collection<String> ids) {
        return ids.stream().collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    }
}
