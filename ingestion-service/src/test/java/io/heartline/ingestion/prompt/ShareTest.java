package io.heartline.ingestion.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareTest {
    @Test
    void the_interval_is_wilsons() {
        // when
        var share = Share.of(92, 400);

        assertThat(share.n()).isEqualTo(400);
        assertThat(share.value()).isEqualTo(0.23, within(1e-12));
        // By the formula in a calculator
        assertThat(share.low()).isEqualTo(0.19140, within(5e-5));
        assertThat(share.high()).isEqualTo(0.27369, within(5e-5));
    }

    @Test
    void none_of_none_is_no_share() {
        assertThat(Share.of(0, 0)).isEqualTo(new Share(0, null, null, null));
    }

    @Test
    void the_interval_stays_within_nought_and_one() {
        assertThat(Share.of(0, 5).low()).isZero();
        assertThat(Share.of(5, 5).high()).isEqualTo(1);
    }
}
