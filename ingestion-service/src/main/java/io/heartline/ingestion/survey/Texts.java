package io.heartline.ingestion.survey;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The words that we bring along: of the usual questions, of pages, e-mails and text messages. */
public final class Texts {
    /** The language of those whose own one is not there. */
    public static final String FALLBACK = "en";

    private static final Map<String, Map<String, Map<String, String>>> SHIPPED = read();

    private Texts() {}

    /**
     * A question as a reader sees it.
     *
     * @param language of the words
     * @param question the words
     * @param low what the lowest score means
     * @param high what the highest score means
     */
    public record Wording(String language, String question, String low, String high) {}

    /** A question in the language that suits best: the survey's own words, else ours. */
    public static Wording of(Question question, SurveyDefinition.Subject subject, List<String> wanted) {
        var shipped = Objects.requireNonNull(SHIPPED.get(question.kind().wire()));
        if (question.text().isEmpty()) {
            var language = best(wanted, shipped);
            var ours = Objects.requireNonNull(shipped.get(language));
            return new Wording(
                    language, fill(said(ours, "question"), subject.brandName()), said(ours, "low"), said(ours, "high"));
        }
        var own = question.text();
        var language = Languages.best(wanted, own.keySet())
                .orElseGet(() -> own.containsKey(FALLBACK) ? FALLBACK : own.firstKey());
        var ends = Objects.requireNonNull(shipped.get(best(List.of(language), shipped)));
        return new Wording(
                language,
                fill(Objects.requireNonNull(own.get(language)), subject.brandName()),
                said(ends, "low"),
                said(ends, "high"));
    }

    /** The language in which pages and messages speak to a reader. */
    public static String language(List<String> wanted) {
        return best(wanted, Objects.requireNonNull(SHIPPED.get("words")));
    }

    /**
     * The words of pages and messages.
     *
     * @param language as {@link #language} said
     * @param brand the name of the brand
     */
    public static Map<String, String> words(String language, String brand) {
        var words = Objects.requireNonNull(
                Objects.requireNonNull(SHIPPED.get("words")).get(language));
        var filled = new HashMap<String, String>();
        words.forEach((name, text) -> filled.put(name, fill(text, brand)));
        return Map.copyOf(filled);
    }

    private static String best(List<String> wanted, Map<String, ?> shipped) {
        return Languages.best(wanted, shipped.keySet()).orElse(FALLBACK);
    }

    private static String said(Map<String, String> words, String name) {
        return Objects.requireNonNull(words.get(name));
    }

    private static String fill(String text, String brand) {
        return text.replace("{brand}", brand);
    }

    private static Map<String, Map<String, Map<String, String>>> read() {
        try (var in = Objects.requireNonNull(Texts.class.getResourceAsStream("texts.json"))) {
            return new ObjectMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("texts.json of this package", e);
        }
    }
}
