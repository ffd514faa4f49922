package io.heartline.metrics.tally;

import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.evidence.Succession;
import java.util.Collection;

/**
 * Sums of one kind over evidence.
 *
 * <p>What a piece adds depends on nothing but the piece and what is known of its customer, so that sums can be kept as
 * evidence comes in, and made anew from all evidence: both are equal to the last bit.
 */
public interface Tallied {
    /** Where the sums are kept. */
    TallyTable table();

    /** What pieces add, whose rows are written. */
    Tally tally(Collection<Piece> pieces);

    /** Takes the winners before out of the sums and puts the new ones in, whose rows are written. */
    default void apply(Collection<Succession> successions) {
        var change = tally(successions.stream().map(Succession::now).toList());
        change.add(
                tally(successions.stream()
                        .filter(succession -> succession.before() != null)
                        .map(succession -> succession.before().piece())
                        .toList()),
                -1);
        table().add(change);
    }

    /** Takes evidence out of the sums for good, whose rows are deleted. */
    default void remove(Collection<Piece> gone) {
        var change = new Tally();
        change.add(tally(gone), -1);
        table().add(change);
    }
}
