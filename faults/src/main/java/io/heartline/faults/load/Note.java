package io.heartline.faults.load;

import java.util.Set;

/**
 * What a sender knows of an item.
 *
 * @param item what was sent
 * @param sent when it was sent first, on the sender's own clock
 * @param accepted when it was first accepted (2xx), on the same clock; 0 if it never was
 * @param ids the ids that ingestion gave it; one, however often it was sent
 * @param statuses what ingestion said of it: accepted, duplicate, …
 * @param refusals other answers
 */
public record Note(Item item, long sent, long accepted, Set<String> ids, Set<String> statuses, Set<Integer> refusals) {
    /** Keeps copies. */
    public Note {
        ids = Set.copyOf(ids);
        statuses = Set.copyOf(statuses);
        refusals = Set.copyOf(refusals);
    }

    /** Whether ingestion has promised to keep it. */
    public boolean isAccepted() {
        return accepted != 0;
    }
}
