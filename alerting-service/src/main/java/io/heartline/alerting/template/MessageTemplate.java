package io.heartline.alerting.template;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a template.
 *
 * @param key its slug
 * @param brand whose it is; absent for all brands
 * @param version 0 as shipped
 * @param name what people call it
 * @param texts by language: {@code en}, {@code zh} or {@code zh-hant}
 * @param changedAt when this version was made; absent as shipped
 * @param changedBy by whom; absent as shipped
 */
public record MessageTemplate(
        String key,
        @Nullable String brand,
        int version,
        String name,
        Map<String, String> texts,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {
    private static final String ENGLISH = "en";
    private static final String SIMPLIFIED = "zh";
    private static final String TRADITIONAL = "zh-hant";

    /** Whoever may be written to in this language, else in one that is likely understood. */
    String languageFor(String wanted) {
        if (texts.containsKey(wanted)) {
            return wanted;
        }
        if (wanted.equals(TRADITIONAL) && texts.containsKey(SIMPLIFIED)) {
            return SIMPLIFIED;
        }
        return texts.containsKey(ENGLISH)
                ? ENGLISH
                : texts.keySet().stream().sorted().findFirst().orElseThrow();
    }

    /** Whether it is about a brand. */
    boolean covers(String other) {
        return brand == null || brand.equals(other);
    }
}
