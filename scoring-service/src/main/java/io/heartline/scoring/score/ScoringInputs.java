package io.heartline.scoring.score;

import io.heartline.contracts.Metric;
import io.heartline.contracts.Rating;
import io.heartline.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a request asks to score, and which of its rules it breaks that no annotation can say.
 *
 * @param all in the order of the request; only those that break no rule
 * @param violations each naming its item
 */
record ScoringInputs(List<Item> all, List<Violation> violations) {
    /** The longest text, in Unicode code points. */
    static final int TEXT_LENGTH_MAX = 100_000;

    /** One thing to score under the caller's id. */
    record Item(String id, ScoringInput input) {}

    static ScoringInputs of(List<ScoreResource.ScoreRequest> requests) {
        var all = new ArrayList<Item>();
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < requests.size(); i++) {
            var request = requests.get(i);
            var text = request.text();
            if (text != null && text.codePointCount(0, text.length()) > TEXT_LENGTH_MAX) {
                violations.add(new Violation(i, "text", "size", "is longer than " + TEXT_LENGTH_MAX + " code points"));
            }
            var ratings = ratings(i, request.ratings() == null ? List.of() : request.ratings(), violations);
            all.add(new Item(request.id(), new ScoringInput(text, request.language(), request.question(), ratings)));
        }
        return new ScoringInputs(all, violations);
    }

    private static List<Rating> ratings(
            int index, List<ScoreResource.RatingRequest> requests, List<Violation> violations) {
        var ratings = new ArrayList<Rating>();
        for (int r = 0; r < requests.size(); r++) {
            var request = requests.get(r);
            try {
                ratings.add(new Rating(
                        request.metric(),
                        request.value(),
                        request.min() == null ? lowest(request.metric()) : request.min(),
                        request.max() == null ? highest(request.metric()) : request.max()));
            } catch (IllegalArgumentException broken) {
                violations.add(new Violation(
                        index,
                        "ratings[" + r + "]",
                        "scale",
                        Objects.requireNonNullElse(broken.getMessage(), "is invalid")));
            }
        }
        return ratings;
    }

    private static double lowest(Metric metric) {
        return switch (metric) {
            case NPS, LOVE -> 0;
            case CSAT, CES, STARS -> 1;
        };
    }

    private static double highest(Metric metric) {
        return switch (metric) {
            case NPS -> 10;
            case CES -> 7;
            case CSAT, STARS -> 5;
            case LOVE -> 1;
        };
    }
}
