package io.heartline.faults.oracle;

import io.heartline.contracts.Topic;
import io.heartline.faults.load.Item.Kind;
import io.heartline.faults.load.Note;
import io.heartline.faults.oracle.Observed.Kept;
import io.heartline.faults.oracle.Observed.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the events of a customer are read in their order: what was sent after something else had been accepted stands
 * behind it, and scores stand in the order of what was scored. A redelivery counts where it stands first.
 */
final class Order {
    private final List<Note> notes;
    private final Observed observed;
    private final Verdict verdict;

    Order(List<Note> notes, Observed observed, Verdict verdict) {
        this.notes = notes;
        this.observed = observed;
        this.verdict = verdict;
    }

    void judge() {
        var ids = observed.kept().stream().collect(Collectors.toMap(Kept::key, Kept::id, (one, other) -> one));
        accepted(Topic.INTERACTIONS, Kind.INTERACTION, ids);
        accepted(Topic.CUSTOMER_EVENTS, Kind.EVENT, ids);
        scored();
    }

    private void accepted(Topic topic, Kind kind, Map<String, String> ids) {
        var places = places(topic);
        Map<String, List<Note>> byCustomer = notes.stream()
                .filter(note -> note.item().kind() == kind && note.isAccepted())
                .collect(Collectors.groupingBy(note -> note.item().customer()));
        for (var said : byCustomer.values()) {
            for (var first : said) {
                for (var next : said) {
                    if (first.accepted() < next.sent()) {
                        behind(first, next, places, ids);
                    }
                }
            }
        }
    }

    private void behind(Note first, Note next, Map<String, Integer> places, Map<String, String> ids) {
        var one = places.get(ids.getOrDefault(first.item().key(), ""));
        var other = places.get(ids.getOrDefault(next.item().key(), ""));
        // What is not there at all is told of by the counts.
        if (one != null && other != null) {
            verdict.unless(
                    one < other,
                    next.item().key() + " was sent after " + first.item().key()
                            + " was accepted, and stands before it");
        }
    }

    /** Returns the place of the first record of each id; places of different partitions cannot be compared. */
    private Map<String, Integer> places(Topic topic) {
        var places = new HashMap<String, Integer>();
        int place = 0;
        for (var recorded : observed.on(topic)) {
            places.putIfAbsent(recorded.value().path("id").asText(), place++);
        }
        return places;
    }

    private void scored() {
        var said = sequences(Topic.INTERACTIONS);
        sequences(Topic.SCORED_INTERACTIONS)
                .forEach((key, scores) -> verdict.unless(
                        scores.equals(said.get(key)),
                        "the scores of " + key + " stand in another order than its texts"));
    }

    private Map<String, List<String>> sequences(Topic topic) {
        Map<String, Set<String>> sequences = new LinkedHashMap<>();
        observed.on(topic).stream()
                .filter(recorded -> !recorded.poison())
                .forEach(recorded -> add(recorded, sequences));
        Map<String, List<String>> lists = new HashMap<>();
        sequences.forEach((key, ids) -> lists.put(key, new ArrayList<>(ids)));
        return lists;
    }

    private static void add(Recorded recorded, Map<String, Set<String>> into) {
        into.computeIfAbsent(recorded.key(), key -> new LinkedHashSet<>())
                .add(recorded.value().path("id").asText());
    }
}
