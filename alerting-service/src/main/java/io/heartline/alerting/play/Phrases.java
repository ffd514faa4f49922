package io.heartline.alerting.play;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What slugs are called where customers read them. */
@ApplicationScoped
public class Phrases {
    private final Map<String, Map<String, Map<String, String>>> words;

    Phrases(ObjectMapper json) {
        try (var in = Objects.requireNonNull(Phrases.class.getResourceAsStream("words.json"), "words.json")) {
            this.words = json.readValue(in, new TypeReference<Map<String, Map<String, Map<String, String>>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("the words cannot be read", e);
        }
    }

    /**
     * The words for a slug; empty for one that nobody has put into words, so that it is left out rather than shown.
     *
     * @param language {@code en}, {@code zh} or {@code zh-hant}
     * @param kind {@code touchpoint}, {@code aspect}, {@code event}, {@code intent} or {@code emotion}
     */
    public String of(String language, String kind, @Nullable String slug) {
        return slug == null
                ? ""
                : words.getOrDefault(language, Map.of())
                        .getOrDefault(kind, Map.of())
                        .getOrDefault(slug, "");
    }
}
