package io.heartline.faults.oracle;

import io.heartline.contracts.Topic;
import io.heartline.faults.oracle.Observed.Recorded;
import java.util.Map;

/** Whether every event of a topic was processed by each of its readers, and every unreadable record is a dead letter. */
final class Letters {
    private final Map<Topic, Integer> poison;
    private final Observed observed;
    private final Verdict verdict;

    Letters(Map<Topic, Integer> poison, Observed observed, Verdict verdict) {
        this.poison = poison;
        this.observed = observed;
        this.verdict = verdict;
    }

    void judge() {
        for (var inbox : observed.inboxes()) {
            var where = inbox.topic().wire() + " in " + inbox.service().module();
            var events = observed.on(inbox.topic()).stream()
                    .filter(recorded -> !recorded.poison() && !recorded.value().isMissingNode())
                    .map(Recorded::id)
                    .distinct()
                    .count();
            long dead = poison.getOrDefault(inbox.topic(), 0);
            verdict.exactly(events, inbox.processed(), "processed events of " + where);
            verdict.exactly(dead, inbox.buried(), "dead letters of " + where);
            verdict.exactly(dead, inbox.announced(), "told dead letters of " + where);
        }
    }
}
