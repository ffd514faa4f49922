package io.heartline.metrics.segment;

import io.heartline.contracts.Segment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a person.
 *
 * @param periods in order of time; empty before the first evidence
 * @param earlier how many periods came before those, and are left out because they cannot have changed
 * @param dueAt the next instant at which time alone, or evidence that is dated ahead, can change the segment; null if
 *     there is none
 */
public record History(
        List<Period> periods, int earlier, @Nullable Instant dueAt) {
    /** Keeps the periods as they are now. */
    public History {
        periods = List.copyOf(periods);
    }

    /** The segment at the end; unheard before the first evidence. */
    public Segment segment() {
        return periods.isEmpty() ? Segment.UNHEARD : periods.getLast().segment();
    }

    /** The segment before the last change; null if there was no change. */
    public @Nullable Segment previousSegment() {
        return periods.size() < 2 ? null : periods.get(periods.size() - 2).segment();
    }

    /** Since when the segment holds; null before the first evidence. */
    public @Nullable Instant since() {
        return periods.isEmpty() ? null : periods.getLast().from();
    }

    /** How often the segment changed. */
    public int moves() {
        return Math.max(0, earlier + periods.size() - 1);
    }
}
