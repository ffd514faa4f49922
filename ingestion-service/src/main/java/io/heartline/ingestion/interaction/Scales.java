package io.heartline.ingestion.interaction;

import io.heartline.contracts.Metric;
import io.heartline.contracts.Rating;
import io.heartline.ingestion.intake.Fields;
import io.heartline.ingestion.intake.Limits;
import io.heartline.ingestion.interaction.InteractionRequest.RatingRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which scales the metrics have, and whether ratings lie on them. */
final class Scales {
    private static final String METRICS = "nps, csat, ces, stars, love";

    private Scales() {}

    /** A scale from its worst to its best value. */
    private record Scale(double min, double max) {
        boolean holds(double value) {
            return value >= min && value <= max;
        }
    }

    static List<Rating> check(Fields fields, @Nullable List<@Nullable RatingRequest> requests) {
        List<Rating> ratings = new ArrayList<>();
        if (requests == null) {
            return ratings;
        }
        if (requests.size() > Limits.RATINGS_MAX) {
            fields.refuse("ratings", "too-many", "has more than " + Limits.RATINGS_MAX + " entries");
            return ratings;
        }
        for (int i = 0; i < requests.size(); i++) {
            var rating = check(fields, "ratings[" + i + "]", requests.get(i));
            if (rating != null) {
                ratings.add(rating);
            }
        }
        return ratings;
    }

    private static @Nullable Rating check(Fields fields, String path, @Nullable RatingRequest request) {
        if (!fields.present(path, request) || request == null) {
            return null;
        }
        fields.present(path + ".metric", request.metric());
        var metric = fields.oneOf(path + ".metric", request.metric(), Metric::of, METRICS);
        var value = request.value();
        if (!fields.present(path + ".value", value) || value == null || metric == null) {
            return null;
        }
        var usual = usual(metric);
        var scale = new Scale(
                Objects.requireNonNullElse(request.min(), usual.min()),
                Objects.requireNonNullElse(request.max(), usual.max()));
        if (!allowed(metric, scale)) {
            fields.refuse(path, "unsupported-scale", metric.wire() + " is measured on " + words(metric));
        } else if (!scale.holds(value)) {
            fields.refuse(path + ".value", "out-of-scale", "is not on the scale of " + metric.wire());
        } else if (whole(metric) && value != Math.rint(value)) {
            fields.refuse(path + ".value", "not-whole", metric.wire() + " is a whole number");
        } else {
            return new Rating(metric, value, scale.min(), scale.max());
        }
        return null;
    }

    private static Scale usual(Metric metric) {
        return switch (metric) {
            case NPS -> new Scale(0, 10);
            case CSAT, STARS -> new Scale(1, 5);
            case CES -> new Scale(1, 7);
            case LOVE -> new Scale(0, 1);
        };
    }

    private static boolean allowed(Metric metric, Scale scale) {
        return switch (metric) {
            case NPS, STARS, LOVE -> scale.equals(usual(metric));
            case CES -> scale.equals(usual(metric)) || scale.equals(new Scale(1, 5));
            case CSAT ->
                scale.min() >= -Limits.SCALE_BOUND && scale.min() < scale.max() && scale.max() <= Limits.SCALE_BOUND;
        };
    }

    private static String words(Metric metric) {
        return switch (metric) {
            case NPS -> "0 to 10";
            case CSAT -> "1 to 5, or on a declared scale whose min is below its max";
            case CES -> "1 to 7 or 1 to 5";
            case STARS -> "1 to 5";
            case LOVE -> "0 to 1";
        };
    }

    /** The promoter score and the one-tap question have nothing between their steps; means of stars do occur. */
    private static boolean whole(Metric metric) {
        return metric == Metric.NPS || metric == Metric.LOVE;
    }
}
