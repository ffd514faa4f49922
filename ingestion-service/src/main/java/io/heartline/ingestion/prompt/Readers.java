package io.heartline.ingestion.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which languages a reader prefers. */
final class Readers {
    private static final int TAGS_MAX = 20;

    private Readers() {}

    /**
     * Languages in the order in which they count: the one asked for, the one of the invitation, those of the browser.
     *
     * @param asked for by the address of the page
     * @param invited the language of the invitation
     * @param accepted the header {@code Accept-Language}; one that is no such header is passed over
     */
    static List<String> languages(@Nullable String asked, @Nullable String invited, @Nullable String accepted) {
        List<String> languages = new ArrayList<>();
        if (asked != null && !asked.isBlank()) {
            languages.add(asked);
        }
        if (invited != null) {
            languages.add(invited);
        }
        if (accepted != null && !accepted.isBlank()) {
            try {
                Locale.LanguageRange.parse(accepted).stream()
                        .limit(TAGS_MAX)
                        .map(Locale.LanguageRange::getRange)
                        .forEach(languages::add);
            } catch (IllegalArgumentException ignored) {
                // What cannot be read says nothing.
            }
        }
        return languages;
    }
}
