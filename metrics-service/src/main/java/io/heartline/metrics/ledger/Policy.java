package io.heartline.metrics.ledger;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each kind of cause is worth.
 *
 * @param version which policy
 * @param lossAversion by how much more a loss weighs than a gain
 * @param stakes signed units by cause and touchpoint; for the cause {@code emotion} they are positive
 */
public record Policy(int version, BigDecimal lossAversion, Map<Key, BigDecimal> stakes) {
    /** The cause of every expressed emotion. */
    public static final String EMOTION = "emotion";

    /** Keeps the stakes as they are now. */
    public Policy {
        stakes = Map.copyOf(stakes);
    }

    /**
     * Where a stake lies.
     *
     * @param cause {@code emotion} or {@code event:<type>}
     * @param touchpoint empty for every touchpoint
     */
    public record Key(String cause, String touchpoint) {}

    /** The stake of a cause at a touchpoint, or else at any; 0 if it is worth nothing. */
    public BigDecimal stake(String cause, @Nullable String touchpoint) {
        var anywhere = stakes.getOrDefault(new Key(cause, ""), BigDecimal.ZERO);
        return touchpoint == null ? anywhere : stakes.getOrDefault(new Key(cause, touchpoint), anywhere);
    }
}
