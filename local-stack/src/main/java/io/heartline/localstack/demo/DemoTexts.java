package io.heartline.localstack.demo;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The hand-written texts of the demo, each with how its writer meant it. */
public final class DemoTexts {
    private static final Pattern BLANK = Pattern.compile("\\{[a-z]+}");
    private static final String FILLED = "17";

    private DemoTexts() {}

    /**
     * A text and how it was meant.
     *
     * @param key names the text; unique
     * @param language BCP 47
     * @param tone as in {@code delighted} or {@code ironic}
     * @param text what was written
     */
    public record Meant(String key, String language, String tone, String text) {}

    /** Returns all of them, always in the same order. */
    public static Stream<Meant> all() {
        return Stream.concat(DemoResources.backgroundTexts().stream(), DemoResources.crisisTexts().stream())
                .map(text -> new Meant(
                        text.key(),
                        text.language(),
                        text.tone().name().toLowerCase(Locale.ROOT),
                        BLANK.matcher(text.text()).replaceAll(FILLED)));
    }
}
