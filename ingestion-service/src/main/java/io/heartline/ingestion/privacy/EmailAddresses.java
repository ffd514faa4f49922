package io.heartline.ingestion.privacy;

import java.util.List;
import java.util.regex.Pattern;

/** Finds e-mail addresses, with a full-width at sign too. */
final class EmailAddresses {
    static final String MASK = "[email]";

    // Possessive and anchored by the look-behind: the time is linear in the length of the text.
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![A-Za-z0-9._%+'-])[A-Za-z0-9._%+'-]++[@＠](?:[A-Za-z0-9-]{1,63}+\\.){1,8}[A-Za-z]{2,24}+");

    private EmailAddresses() {}

    static List<Span> find(String text) {
        if (text.indexOf('@') < 0 && text.indexOf('＠') < 0) {
            return List.of();
        }
        return ADDRESS.matcher(text)
                .results()
                .map(match -> new Span(match.start(), match.end(), MASK))
                .toList();
    }
}
