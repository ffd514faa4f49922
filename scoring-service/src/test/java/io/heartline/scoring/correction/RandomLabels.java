package io.heartline.scoring.correction;

import io.heartline.contracts.AspectScore;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Sentiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Labels of every sort. */
public final class RandomLabels {
    private RandomLabels() {}

    /** None to three corrections. */
    public static List<Labels> some(Random random) {
        var some = new ArrayList<Labels>();
        for (int i = random.nextInt(4); i > 0; i--) {
            some.add(one(random));
        }
        return some;
    }

    public static Labels one(Random random) {
        return new Labels(
                random.nextBoolean() ? null : List.of(Emotion.values()).get(random.nextInt(7)),
                random.nextBoolean() ? null : List.of(Sentiment.values()).get(random.nextInt(3)),
                random.nextBoolean() ? null : (random.nextInt(21) - 10) / 10.0,
                random.nextBoolean() ? null : random.nextInt(11) / 10.0,
                random.nextBoolean() ? null : List.of(new AspectScore("delivery", 0.5, null)),
                null,
                random.nextInt(3) > 0 ? null : random.nextBoolean());
    }
}
