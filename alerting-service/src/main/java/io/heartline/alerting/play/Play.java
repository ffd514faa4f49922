package io.heartline.alerting.play;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a play.
 *
 * @param id its slug
 * @param brand whose it is; absent for all brands
 * @param version at least 1; raised by every change, since effects are measured per version
 * @param definition what it does
 * @param changedAt when this version was made; absent as shipped
 * @param changedBy by whom; absent as shipped
 */
public record Play(
        String id,
        @Nullable String brand,
        int version,
        PlayDefinition definition,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {
    /** The play that answers a disappointment or a harm. */
    public static final String APOLOGISE = "apologise";

    /** Its ways of being done; which one is drawn. */
    public List<Variant> variants() {
        return definition.variants();
    }

    /** Whether it is for a brand. */
    boolean covers(String other) {
        return brand == null || brand.equals(other);
    }
}
