package io.heartline.alerting.play;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A way of doing a play.
 *
 * @param id a slug
 * @param tone {@code warm} or {@code formal}
 * @param length {@code short} or {@code full}
 * @param template the key of its template; that of the action if absent
 */
public record Variant(
        String id, String tone, String length, @Nullable String template) {
    private static final Set<String> TONES = Set.of("warm", "formal");
    private static final Set<String> LENGTHS = Set.of("short", "full");

    /** Refuses a tone or a length that templates do not know. */
    public Variant {
        Limits.check(id != null && tone != null && length != null, "a variant has an id, a tone and a length");
        Limits.slug(id, "ids of variants");
        Limits.check(TONES.contains(tone), "tone is warm or formal");
        Limits.check(LENGTHS.contains(length), "length is short or full");
        if (template != null) {
            Limits.slug(template, "templates of variants");
        }
    }
}
