package io.heartline.alerting.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.ScopeKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrisisTest {
    private static final Instant FROM = Instant.parse("2026-08-01T10:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_product_with_half_of_the_excess_explains_the_brand_in_any_order(long seed) {
        var product = suspect(ScopeKind.PRODUCT, "band", 50);
        List<Suspect> suspects = new ArrayList<>(List.of(
                suspect(ScopeKind.BRAND, "lantern", 100),
                suspect(ScopeKind.PRODUCT, "kettle", 30),
                product,
                suspect(ScopeKind.ASPECT, "reliability", 99),
                suspect(ScopeKind.TOUCHPOINT, "usage", 98)));
        Collections.shuffle(suspects, new Random(seed));

        // when
        var crises = Crisis.among(suspects);

        assertThat(crises).containsExactly(new Crisis(product));
    }

    @Test
    void products_that_share_the_excess_are_one_crisis_of_the_brand() {
        var brand = suspect(ScopeKind.BRAND, "lantern", 100);

        // when
        var crises = Crisis.among(
                List.of(suspect(ScopeKind.PRODUCT, "kettle", 40), suspect(ScopeKind.PRODUCT, "band", 49), brand));

        assertThat(crises).containsExactly(new Crisis(brand));
    }

    @Test
    void products_are_apart_when_the_brand_as_a_whole_is_quiet() {
        var kettle = suspect(ScopeKind.PRODUCT, "kettle", 40);
        var band = suspect(ScopeKind.PRODUCT, "band", 49);

        // when
        var crises = Crisis.among(List.of(kettle, band, suspect(ScopeKind.ASPECT, "price", 60)));

        assertThat(crises).containsExactly(new Crisis(band), new Crisis(kettle));
    }

    @Test
    void aspects_and_touchpoints_alone_are_one_crisis_about_the_worst() {
        var price = suspect(ScopeKind.ASPECT, "price", 60);

        // when
        var crises = Crisis.among(List.of(suspect(ScopeKind.TOUCHPOINT, "billing", 20), price));

        assertThat(crises).containsExactly(new Crisis(price));
        assertThat(Crisis.among(List.of())).isEmpty();
    }

    private static Suspect suspect(ScopeKind kind, String value, long excess) {
        return new Suspect(new Scope(kind, value), FROM, FROM.plusSeconds(3600), excess, 0, excess, 0, 20);
    }
}
