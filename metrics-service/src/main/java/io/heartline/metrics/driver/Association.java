package io.heartline.metrics.driver;

import io.heartline.metrics.estimate.Difference;
import io.heartline.metrics.estimate.Share;
import org.jspecify.annotations.Nullable;

/**
 * How leaving goes together with having mentioned a theme with an emotion. People choose what they mention: this is
 * an association, and no effect.
 *
 * @param emotion or {@code any}
 * @param exposed who left, of those who mentioned it
 * @param others who left, of all others who said anything in the same time
 * @param difference in percent points, with Newcombe's interval; null if either is of nobody
 * @param label always {@code associated}
 */
public record Association(
        String emotion,
        Share exposed,
        Share others,
        @Nullable Difference difference,
        String label) {
    static Association of(DriverStore.Exposed exposed, DriverStore.Cohort cohort) {
        var those = Share.of(exposed.left(), exposed.persons());
        var others = Share.of(cohort.left() - exposed.left(), cohort.persons() - exposed.persons());
        return new Association(exposed.emotion(), those, others, Difference.ofShares(those, others), "associated");
    }
}
