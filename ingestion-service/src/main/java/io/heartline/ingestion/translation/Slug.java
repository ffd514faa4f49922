package io.heartline.ingestion.translation;

import io.heartline.ingestion.intake.Limits;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes slugs of the words of other systems. */
final class Slug {
    private Slug() {}

    /** {@code Gold Plus} as {@code gold-plus}; null if no letter of the Latin alphabet or digit is left. */
    static @Nullable String of(@Nullable String words) {
        if (words == null) {
            return null;
        }
        var slug = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var cut = slug.length() <= Limits.SLUG_LENGTH_MAX ? slug : slug.substring(0, Limits.SLUG_LENGTH_MAX);
        return cut.isEmpty() ? null : cut.replaceAll("-$", "");
    }
}
