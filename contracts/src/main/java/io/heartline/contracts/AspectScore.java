package io.heartline.contracts;

import org.jspecify.annotations.Nullable;

/**
 * What a text is about and how it speaks of it.
 *
 * @param aspect the slug of the aspect: price, delivery, service, …
 * @param valence −1 (worst) to 1 (best)
 * @param evidence where the text says so
 */
public record AspectScore(
        String aspect, double valence, @Nullable Span evidence) {
    /** Refuses a blank aspect and a valence outside −1 to 1. */
    public AspectScore {
        Checks.notBlank(aspect, "aspect");
        Checks.within(valence, -1, 1, "valence");
    }
}
