package io.heartline.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class BrandsTest {
    private static final Brands ONE = Brands.of(Set.of("aurora-air"));

    @Test
    void what_is_for_all_brands_is_seen_by_whoever_sees_one() {
        assertThat(ONE.maySee(null)).isTrue();
        assertThat(ONE.maySee("aurora-air")).isTrue();
        assertThat(ONE.maySee("lumi")).isFalse();
    }

    @Test
    void what_is_for_all_brands_is_changed_only_by_whoever_sees_all() {
        assertThat(ONE.mayChange(null)).isFalse();
        assertThat(ONE.mayChange("aurora-air")).isTrue();
        assertThat(ONE.mayChange("lumi")).isFalse();
        assertThat(Brands.all().mayChange(null)).isTrue();
    }
}
