package io.heartline.ingestion.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.ingestion.customer.CustomerReference;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.Limits;
import io.heartline.ingestion.interaction.InteractionRequest.RatingRequest;
import io.heartline.platform.access.Brands;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InteractionRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static InteractionRequest request(
            @Nullable String text, @Nullable List<@Nullable RatingRequest> ratings, @Nullable Long reach) {
        return new InteractionRequest(
                "tests",
                "1",
                new CustomerReference("handle", "@lin", null),
                "aurora-air",
                "Lumi Band 2",
                null,
                "social",
                "usage",
                null,
                null,
                null,
                null,
                text,
                null,
                null,
                ratings,
                null,
                reach,
                null,
                null,
                null,
                null);
    }

    private static List<String> codes(InteractionRequest request, Brands brands) {
        return switch (InteractionRules.check(request, brands, NOW)) {
            case Checked.Valid<NewInteraction> valid -> List.of();
            case Checked.Invalid<NewInteraction>(var violations) ->
                violations.stream()
                        .map(violation -> violation.field() + " " + violation.code())
                        .toList();
        };
    }

    @Test
    void what_is_left_out_has_its_default() {
        // when
        var checked = InteractionRules.check(request("Hello", null, null), Brands.all(), NOW);

        assertThat(checked).isInstanceOfSatisfying(Checked.Valid.class, valid -> {
            var item = (NewInteraction) valid.item();
            assertThat(item.content().speaker().wire()).isEqualTo("customer");
            assertThat(item.content().openlyVisible()).isFalse();
            assertThat(item.content().ratings()).isEmpty();
            assertThat(item.content().attributes()).isEmpty();
            assertThat(item.occurredAt()).isNull();
            assertThat(item.backfill()).isFalse();
        });
    }

    @Test
    void a_request_without_anything_names_everything_that_it_lacks() {
        var nothing = new InteractionRequest(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null);

        // when
        var codes = codes(nothing, Brands.all());

        assertThat(codes)
                .containsExactlyInAnyOrder(
                        "source required",
                        "externalId required",
                        "brand required",
                        "customer required",
                        "channel required",
                        "touchpoint required",
                        "text no-content");
    }

    @Test
    void text_or_a_rating_must_be_there() {
        var rating = new RatingRequest("nps", 9.0, null, null);

        // when
        var neither = codes(request(null, List.of(), null), Brands.all());
        var blank = codes(request(" \n", null, null), Brands.all());
        var ratingOnly = codes(request("", List.of(rating), null), Brands.all());
        var textOnly = codes(request("👍", null, null), Brands.all());

        assertThat(neither).containsExactly("text no-content");
        assertThat(blank).containsExactly("text no-content");
        assertThat(ratingOnly).isEmpty();
        assertThat(textOnly).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "-1, false", "10000000000, true", "10000000001, false"})
    void reach_has_bounds(long reach, boolean fits) {
        // when
        var codes = codes(request("Hello", null, reach), Brands.all());

        assertThat(codes).isEqualTo(fits ? List.of() : List.of("reach out-of-range"));
    }

    @Test
    void a_text_over_the_limit_is_too_long() {
        // when
        var codes = codes(request("x".repeat(Limits.TEXT_LENGTH_MAX + 1), null, null), Brands.all());

        assertThat(codes).containsExactly("text too-long");
    }

    @Test
    void another_brand_is_not_allowed() {
        // when
        var codes = codes(request("Hello", null, null), Brands.of(Set.of("lantern-shop")));

        assertThat(codes).containsExactly("brand brand-not-allowed");
    }
}
