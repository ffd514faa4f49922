package io.heartline.alerting.play;

import java.util.List;

/**
 * What can be done for a customer.
 *
 * @param id a slug
 * @param version raised by every change, since effects are measured per version
 * @param variants at least one; which one is drawn
 */
public record Play(String id, int version, List<Variant> variants) {
    /** The play that answers a disappointment or a harm. */
    public static final String APOLOGISE = "apologise";

    /** Refuses a play without variants. */
    public Play {
        variants = List.copyOf(variants);
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("a play has at least one variant");
        }
    }
}
