package io.heartline.alerting.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.alerting.contactpolicy.ContactVerdict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EligibilityTest {
    private static final Instant END = Instant.parse("2026-11-25T12:00:00Z");

    @Test
    void whoever_is_being_reached_is_not_reached_again() {
        assertThat(Eligibility.of(true, allowed(), END)).isEqualTo(new Eligibility.Ineligible("outreach-open"));
    }

    @Test
    void whoever_may_be_contacted_is_eligible() {
        assertThat(Eligibility.of(false, allowed(), END)).isEqualTo(new Eligibility.Eligible());
    }

    @Test
    void whoever_may_be_contacted_while_the_proposal_lives_is_eligible() {
        assertThat(Eligibility.of(false, refused(END.minusSeconds(1)), END)).isEqualTo(new Eligibility.Eligible());
    }

    @Test
    void whoever_may_not_be_contacted_in_time_is_not() {
        assertThat(Eligibility.of(false, refused(END), END)).isEqualTo(new Eligibility.Ineligible("cap-per-30-days"));
        assertThat(Eligibility.of(false, refused(null), END)).isEqualTo(new Eligibility.Ineligible("cap-per-30-days"));
    }

    private static ContactVerdict allowed() {
        return new ContactVerdict(UUID.randomUUID(), true, "within-policy", "fine", null);
    }

    private static ContactVerdict refused(@Nullable Instant from) {
        return new ContactVerdict(UUID.randomUUID(), false, "cap-per-30-days", "too many", from);
    }
}
