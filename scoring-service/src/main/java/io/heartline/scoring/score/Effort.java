package io.heartline.scoring.score;

import io.heartline.scoring.text.Reading;
import org.jspecify.annotations.Nullable;

/**
 * How hard it was for the customer to get something done, by what the text says of it: contacts repeated, transfers,
 * waiting, being made to do something, or how easily it went.
 *
 * <p>Each phrase of {@code lexicon/effort.txt} is an independent witness of its strength s, for "hard" or for "easy"; one
 * that is negated ("not easy", "no wait at all") speaks for the other side. With hard = 1 − Π(1 − s) over the witnesses of
 * hardship and easy likewise, effort = (1 + hard − easy) / 2: 0 is as easy as can be, 1 as hard, one half says both.
 */
final class Effort {
    private static final Phrases LEXICON = Phrases.of("/lexicon/effort.txt");

    private Effort() {}

    /** The effort of which a text speaks, 0 (easy) to 1 (hard), rounded; absent if it speaks of none. */
    static @Nullable Double of(Reading reading) {
        var hits = LEXICON.in(reading);
        if (hits.isEmpty()) {
            return null;
        }
        double notHard = 1;
        double notEasy = 1;
        for (var hit : hits) {
            if (hit.group().equals("hard") != Scope.negates(reading.tokens(), hit.from())) {
                notHard *= 1 - hit.strength();
            } else {
                notEasy *= 1 - hit.strength();
            }
        }
        return Numbers.rounded((1 + notEasy - notHard) / 2);
    }
}
