package io.heartline.ingestion.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Rating;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.Fields;
import io.heartline.ingestion.interaction.InteractionRequest.RatingRequest;
import io.heartline.platform.problem.Violation;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalesTest {
    private static List<String> codes(@Nullable RatingRequest rating) {
        return codes(Collections.singletonList(rating));
    }

    private static List<String> codes(List<@Nullable RatingRequest> ratings) {
        var fields = new Fields();
        var found = Scales.check(fields, ratings);
        return switch (fields.result(() -> found)) {
            case Checked.Valid<List<Rating>> valid -> List.of();
            case Checked.Invalid<List<Rating>>(var violations) ->
                violations.stream().map(Violation::code).toList();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "nps, 0, , , ",
        "nps, 10, , , ",
        "nps, -1, , , out-of-scale",
        "nps, 11, , , out-of-scale",
        "nps, 7.5, , , not-whole",
        "nps, 5, 0, 10, ",
        "nps, 5, 1, 10, unsupported-scale",
        "csat, 1, , , ",
        "csat, 5, , , ",
        "csat, 0, , , out-of-scale",
        "csat, 6, , , out-of-scale",
        "csat, 6, , 7, ",
        "csat, 87.5, 0, 100, ",
        "csat, 101, 0, 100, out-of-scale",
        "csat, 1, 5, 1, unsupported-scale",
        "csat, 1, 1, 1, unsupported-scale",
        "csat, 1, -1000, 1000, ",
        "csat, 1, -1001, 1000, unsupported-scale",
        "csat, 1, 0, 1001, unsupported-scale",
        "ces, 1, , , ",
        "ces, 7, , , ",
        "ces, 8, , , out-of-scale",
        "ces, 5, 1, 5, ",
        "ces, 6, 1, 5, out-of-scale",
        "ces, 5, 1, 10, unsupported-scale",
        "stars, 1, , , ",
        "stars, 4.5, , , ",
        "stars, 5, , , ",
        "stars, 0.5, , , out-of-scale",
        "stars, 5.5, , , out-of-scale",
        "stars, 5, 1, 10, unsupported-scale",
        "love, 0, , , ",
        "love, 1, , , ",
        "love, 0.5, , , not-whole",
        "love, 2, , , out-of-scale",
        "mood, 1, , , unknown-value",
    })
    void each_metric_has_its_scale(
            String metric, double value, @Nullable Double min, @Nullable Double max, @Nullable String code) {
        // when
        var codes = codes(new RatingRequest(metric, value, min, max));

        assertThat(codes).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void a_rating_needs_a_metric_and_a_value() {
        // when
        var nothing = codes((RatingRequest) null);
        var empty = codes(new RatingRequest(null, null, null, null));

        assertThat(nothing).containsExactly("required");
        assertThat(empty).containsExactly("required", "required");
    }

    @Test
    void ratings_are_at_most_ten() {
        var rating = new RatingRequest("csat", 3.0, null, null);

        // when
        var ten = codes(Collections.nCopies(10, rating));
        var eleven = codes(Collections.nCopies(11, rating));

        assertThat(ten).isEmpty();
        assertThat(eleven).containsExactly("too-many");
    }

    @Test
    void a_scale_that_is_not_said_is_the_usual_one() {
        // when
        var ratings = Scales.check(new Fields(), List.of(new RatingRequest("ces", 5.0, null, null)));

        assertThat(ratings).singleElement().satisfies(rating -> {
            assertThat(rating.min()).isEqualTo(1);
            assertThat(rating.max()).isEqualTo(7);
        });
    }
}
