package io.heartline.ingestion.translation;

import io.heartline.ingestion.intake.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one response, which are one interaction: someone who fills in three boxes has not spoken three times.
 *
 * <p>Numbers become ratings and texts are joined by a blank line; the question is kept if just one was answered in
 * words. What is neither becomes an attribute under the id of its question.
 */
final class Answers {
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "是");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "否", "不");

    private final List<Score> scores = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private @Nullable String touchpoint;
    private @Nullable String email;
    private @Nullable String phone;
    private @Nullable String customer;

    /**
     * Adds one answer; one that was skipped counts for nothing.
     *
     * @param question what is known of it; null if nothing is, which keeps it as an attribute
     */
    void add(String id, @Nullable Question question, Part value) throws Unmappable {
        if (!value.exists()
                || (value.node().isTextual() && value.node().asText().isBlank())) {
            return;
        }
        switch (question == null ? "choice" : question.type()) {
            case "ignore" -> {}
            case "text" -> text(question, value);
            case "email" -> email = value.scalar();
            case "phone" -> phone = value.scalar();
            case "customer" -> customer = value.scalar();
            case "choice" -> attribute(id, value);
            default -> rating(id, question, value);
        }
        if (touchpoint == null && question != null) {
            touchpoint = question.touchpoint();
        }
    }

    private void text(@Nullable Question question, Part value) throws Unmappable {
        var text = value.scalar();
        if (text != null) {
            texts.add(text.strip());
            labels.add(question == null || question.label() == null ? "" : question.label());
        }
    }

    private void rating(String id, @Nullable Question question, Part value) throws Unmappable {
        if (question == null || scores.size() == Limits.RATINGS_MAX) {
            attribute(id, value);
            return;
        }
        scores.add(
                Score.of(question.type(), question.range(), question.type().equals("love") ? yesOrNo(value) : value));
    }

    private static Part yesOrNo(Part value) throws Unmappable {
        var word = String.valueOf(value.scalar()).strip().toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new Unmappable(value.path(), "is neither yes nor no");
        }
        return value.as(YES.contains(word) ? 1 : 0);
    }

    /** Adds a score that the payload itself says how to read. */
    void score(Score score) {
        scores.add(score);
    }

    private void attribute(String id, Part value) throws Unmappable {
        if (value.node().isArray()) {
            List<String> words = new ArrayList<>();
            for (var element : value.elements()) {
                words.add(String.valueOf(element.scalar()));
            }
            attributes.put(id, String.join(", ", words));
        } else if (value.node().isObject()) {
            attributes.put(
                    id,
                    value.fields().entrySet().stream()
                            .map(entry -> entry.getKey() + ": "
                                    + entry.getValue().node().asText())
                            .collect(Collectors.joining(", ")));
        } else {
            attributes.put(id, String.valueOf(value.scalar()));
        }
    }

    boolean sayNothing() {
        return scores.isEmpty() && texts.isEmpty();
    }

    boolean areNone() {
        return sayNothing() && attributes.isEmpty();
    }

    @Nullable
    String email() {
        return email;
    }

    @Nullable
    String phone() {
        return phone;
    }

    @Nullable
    String customer() {
        return customer;
    }

    /** Puts the answers into an item. */
    Item into(Item item) {
        scores.forEach(item::rating);
        item.put("text", String.join("\n\n", texts));
        if (labels.size() == 1) {
            item.put("question", cut(labels.getFirst()));
        }
        item.put("touchpoint", touchpoint);
        attributes.forEach(item::attribute);
        return item;
    }

    private static String cut(String label) {
        return label.codePointCount(0, label.length()) <= Limits.QUESTION_LENGTH_MAX
                ? label
                : label.substring(0, label.offsetByCodePoints(0, Limits.QUESTION_LENGTH_MAX));
    }
}
