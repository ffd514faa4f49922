package io.heartline.localstack.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hand-written text of the demo.
 *
 * @param key names the text; unique over all resources
 * @param brand whom it is addressed to
 * @param language BCP 47: {@code en}, {@code zh} or {@code zh-Hant}
 * @param theme what it is about, in one word
 * @param tone how it was meant
 * @param touchpoint where in the journey it is said
 * @param product what it is about, if it is about a product
 * @param channels where people would write such a thing
 * @param text what they write; {@code {flight}}, {@code {order}} and {@code {city}} are filled in when it is used
 */
record DemoText(
        String key,
        Brand brand,
        String language,
        String theme,
        Tone tone,
        String touchpoint,
        @Nullable String product,
        List<String> channels,
        String text) {

    DemoText {
        if (text.isBlank() || channels.isEmpty()) {
            throw new IllegalArgumentException("demo text " + key + " needs words and a channel");
        }
        channels = List.copyOf(channels);
    }
}
