package io.heartline.alerting.play;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Chooses among the languages that drafts are written in. */
final class DraftLanguage {
    static final String ENGLISH = "en";
    static final String SIMPLIFIED = "zh";
    static final String TRADITIONAL = "zh-hant";

    private DraftLanguage() {}

    /** Chinese for Chinese, in the script that the tag or its region says; English for everybody else. */
    static String of(@Nullable String tag) {
        if (tag == null) {
            return ENGLISH;
        }
        var locale = Locale.forLanguageTag(tag.replace('_', '-'));
        if (!"zh".equals(locale.getLanguage()) && !"yue".equals(locale.getLanguage())) {
            return ENGLISH;
        }
        if (!locale.getScript().isEmpty()) {
            return "Hant".equals(locale.getScript()) ? TRADITIONAL : SIMPLIFIED;
        }
        return switch (locale.getCountry()) {
            case "TW", "HK", "MO" -> TRADITIONAL;
            default -> SIMPLIFIED;
        };
    }
}
