package io.heartline.ingestion.translation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a source's mapping tells of a question that a payload names only by its id.
 *
 * @param type nps, csat, ces, rating, stars, love, text, choice, email, phone, customer (the brand's own id of the
 *     customer) or ignore
 * @param range how many steps its scale has
 * @param label the words of the question
 * @param touchpoint what it is about
 */
record Question(
        String type,
        int range,
        @Nullable String label,
        @Nullable String touchpoint) {
    static final Set<String> RATINGS = Set.of("nps", "csat", "ces", "rating", "stars", "love");
    private static final Set<String> OTHERS = Set.of("text", "choice", "email", "phone", "customer", "ignore");
    private static final int RANGE_MAX = 100;

    static Question of(String type) {
        return new Question(type, usualRange(type), null, null);
    }

    private static int usualRange(String type) {
        return type.equals("ces") ? 7 : 5;
    }

    boolean isRating() {
        return RATINGS.contains(type);
    }

    Question labelled(@Nullable String words) {
        return label == null ? new Question(type, range, words, touchpoint) : this;
    }

    /**
     * The questions that the mapping names, by their ids.
     *
     * @throws Unmappable if the mapping cannot be used
     */
    static Map<String, Question> all(Defaults defaults) throws Unmappable {
        Map<String, Question> questions = new LinkedHashMap<>();
        if (defaults.mapping().isObject()) {
            var mapped = new Part("mapping", defaults.mapping()).optionalObject("questions");
            for (var entry : mapped.fields().entrySet()) {
                questions.put(entry.getKey(), read(mapped.object(entry.getKey())));
            }
        }
        return questions;
    }

    private static Question read(Part part) throws Unmappable {
        var type = part.text("type");
        if (!RATINGS.contains(type) && !OTHERS.contains(type)) {
            throw part.refusal("type", "is not a type of question");
        }
        var range = part.optionalNumber("range");
        int steps = range == null ? usualRange(type) : range.intValue();
        if (steps < 2 || steps > RANGE_MAX) {
            throw part.refusal("range", "is not between 2 and " + RANGE_MAX);
        }
        if (type.equals("ces") && steps != 5 && steps != 7) {
            throw part.refusal("range", "is neither 5 nor 7");
        }
        return new Question(type, steps, part.optionalText("label"), part.optionalText("touchpoint"));
    }
}
