package io.heartline.scoring.console;

import io.heartline.scoring.correction.Labels;
import java.util.ArrayList;
import java.util.List;

/** Labels in a few words. */
final class Said {
    private Said() {}

    static String of(Desk desk, Labels labels) {
        List<String> words = new ArrayList<>();
        var emotion = labels.emotion();
        if (emotion != null) {
            words.add(desk.named("emotion", emotion.wire()));
        }
        var sentiment = labels.sentiment();
        if (sentiment != null) {
            words.add(desk.text("sentiment." + sentiment.wire()));
        }
        var numbers = desk.visit().numbers();
        if (labels.valence() != null) {
            words.add(numbers.signed(labels.valence(), 2));
        }
        if (labels.intensity() != null) {
            words.add(desk.text("score.intensity") + " " + numbers.number(labels.intensity(), 2));
        }
        if (Boolean.TRUE.equals(labels.abstained())) {
            words.add(desk.text("correct.abstained.true"));
        }
        if (Boolean.FALSE.equals(labels.abstained()) && emotion == null) {
            words.add(desk.text("correct.abstained.false"));
        }
        return words.isEmpty() ? "–" : String.join(" · ", words);
    }
}
