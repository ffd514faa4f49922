package io.heartline.alerting.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The templates that hold until somebody changes them: one for each thing that a play can do, and for a crisis. */
final class ShippedTemplates {
    private static final List<String> LANGUAGES = List.of("en", "zh", "zh-hant");

    static final List<MessageTemplate> ALL = Stream.of(
                    shipped("apologise", "An apology"),
                    shipped("compensate", "An apology with something to make up for it"),
                    shipped("resolve", "Word that somebody takes care"),
                    shipped("check-in", "A question how it goes"),
                    shipped("thank", "Thanks"),
                    shipped("reward", "Thanks with a present"),
                    shipped("ask-for-story", "A question for the story"),
                    shipped("reply-publicly", "A public reply"),
                    shipped("holding-inform", "First words in a crisis that came from outside"),
                    shipped("holding-justify", "First words in a crisis that was an accident"),
                    shipped("holding-apologise", "First words in a crisis that could have been prevented"))
            .toList();

    private ShippedTemplates() {}

    private static MessageTemplate shipped(String key, String name) {
        Map<String, String> texts = new HashMap<>();
        LANGUAGES.forEach(language -> texts.put(language, read(key + "." + language + ".txt")));
        return new MessageTemplate(key, null, 0, name, Map.copyOf(texts), null, null);
    }

    private static String read(String name) {
        try (var in = Objects.requireNonNull(ShippedTemplates.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the templates cannot be read", e);
        }
    }
}
