package io.heartline.metrics.segment;

import io.heartline.contracts.Segment;
import io.heartline.metrics.estimate.Share;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of stays in segments.
 *
 * <p>A stay begins when a person enters a segment and ends when the person leaves it. Those that were going on at the
 * start of a period, and those that began in it, either end in it, by a move to another segment, or are still going on at
 * its end; so the shares of a segment add up to 100 %.
 */
public final class Transitions {
    private Transitions() {}

    /**
     * So many moves.
     *
     * @param from a segment as on the wire, or {@link Moves#NONE}
     */
    record Move(String from, Segment to, long n) {}

    /**
     * Stays in one segment.
     *
     * @param start how many were going on at the start
     * @param entered how many began in the period
     * @param stayed how many were still going on at the end, among all of them
     * @param moved what became of the others
     */
    public record Row(Segment segment, long start, long entered, Share stayed, List<Cell> moved) {
        /** Keeps the cells as they are now. */
        public Row {
            moved = List.copyOf(moved);
        }
    }

    /**
     * Moves to one segment.
     *
     * @param n how many
     * @param share among all stays in the segment that they left, with Wilson's interval
     */
    public record Cell(Segment to, long n, Share share) {}

    /** The rows of all segments in which anybody stayed. */
    static List<Row> of(Map<Segment, Long> start, List<Move> moves) {
        Map<Segment, Long> entered = new EnumMap<>(Segment.class);
        Map<Segment, Map<Segment, Long>> left = new EnumMap<>(Segment.class);
        for (var move : moves) {
            entered.merge(move.to(), move.n(), Long::sum);
            if (!move.from().equals(Moves.NONE)) {
                left.computeIfAbsent(Segment.of(move.from()), from -> new EnumMap<>(Segment.class))
                        .merge(move.to(), move.n(), Long::sum);
            }
        }
        List<Row> rows = new ArrayList<>();
        for (var segment : Segment.values()) {
            long began = start.getOrDefault(segment, 0L);
            long came = entered.getOrDefault(segment, 0L);
            if (began + came > 0) {
                rows.add(row(segment, began, came, left.getOrDefault(segment, Map.of())));
            }
        }
        return rows;
    }

    private static Row row(Segment segment, long start, long entered, Map<Segment, Long> left) {
        long stays = start + entered;
        long gone = left.values().stream().mapToLong(Long::longValue).sum();
        List<Cell> cells = new ArrayList<>();
        left.forEach((to, n) -> {
            if (n > 0) {
                cells.add(new Cell(to, n, Share.of(n, stays)));
            }
        });
        return new Row(segment, start, entered, Share.of(stays - gone, stays), cells);
    }
}
