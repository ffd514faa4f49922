package io.heartline.metrics.driver;

import io.heartline.metrics.request.Requests;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What kind of theme something is about. */
enum Kind {
    /** An aspect of a score: price, delivery, … */
    ASPECT,
    /** A dimension of service quality that aspects bear on: reliability, empathy, … */
    QUALITY;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind that a request names; aspects, if it names none.
     *
     * @throws io.heartline.platform.problem.InvalidInput if there is no such kind
     */
    static Kind of(@Nullable String name) {
        return name == null
                ? ASPECT
                : Arrays.stream(values())
                        .filter(kind -> kind.wire().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Requests.invalid("kind", "is not one of aspect, quality"));
    }
}
