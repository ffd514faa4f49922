package io.heartline.faults.oracle;

import io.heartline.contracts.Topic;
import io.heartline.faults.load.Note;
import java.util.List;
import java.util.Map;

/**
 * Says whether what a stack holds is what its senders were promised. It takes values and returns values, so that it can be
 * shown to complain of what is made up.
 */
public final class Oracle {
    private Oracle() {}

    /**
     * Judges.
     *
     * @param notes what senders know
     * @param poison how many records that nobody can read were put on each topic
     */
    public static Verdict judge(List<Note> notes, Map<Topic, Integer> poison, Observed observed) {
        var verdict = new Verdict();
        new Counts(notes, observed, verdict).judge();
        new Letters(poison, observed, verdict).judge();
        new Ledger(observed, verdict).judge();
        new Order(notes, observed, verdict).judge();
        new Announcements(notes, observed, verdict).judge();
        return verdict;
    }
}
