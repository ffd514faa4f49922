package io.heartline.ingestion.translation;

import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Reads the words of a message that was written in HTML, line by line. */
final class Html {
    private static final String BLOCKS = "br, p, div, li, tr, blockquote, h1, h2, h3, h4, h5, h6";

    private Html() {}

    /** The text without its markup; null if nothing is left. */
    static @Nullable String text(@Nullable String html) {
        if (html == null) {
            return null;
        }
        Document document = Jsoup.parseBodyFragment(html);
        document.select("script, style").remove();
        document.select(BLOCKS).before("\n");
        var text = document.body()
                .wholeText()
                .lines()
                .map(line -> line.replace('\u00a0', ' ').strip())
                .collect(Collectors.joining("\n"))
                .replaceAll("\n{2,}", "\n")
                .strip();
        return text.isEmpty() ? null : text;
    }
}
