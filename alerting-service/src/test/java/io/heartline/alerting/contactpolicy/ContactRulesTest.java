package io.heartline.alerting.contactpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContactRulesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOON = Instant.parse("2026-11-18T11:00:00Z");
    private static final QuietHours NIGHT = new QuietHours(
            LocalTime.of(21, 0),
            LocalTime.of(8, 0),
            List.of(MessageClass.SURVEY, MessageClass.SERVICE),
            List.of("in-app"));

    @Test
    void a_policy_without_limits_limits_nothing() {
        var ruling = decide(policy(null), History.NONE, message(MessageClass.MARKETING), NOON);

        assertThat(ruling).isEqualTo(new Ruling.Allowed("within-policy", Instant.parse("2026-11-18T23:00:00Z")));
    }

    @Test
    void a_cap_of_zero_never_allows() {
        var refused = refused(policy(null, cap(0)), History.NONE, message(MessageClass.SERVICE), NOON);

        assertThat(refused.allowedFrom()).isNull();
        assertThat(refused.refusals().getFirst().rule()).isEqualTo("cap-per-day");
        assertThat(refused.refusals().getFirst().reason()).isEqualTo("By the policy messages are never sent.");
    }

    @Test
    void a_day_is_the_customers_day() {
        var lateYesterday = Instant.parse("2026-11-17T22:59:59Z");
        var today = Instant.parse("2026-11-17T23:00:00Z");

        assertThat(decide(policy(null, cap(1)), contacts(lateYesterday), message(MessageClass.SERVICE), NOON))
                .isInstanceOf(Ruling.Allowed.class);
        assertThat(refused(policy(null, cap(1)), contacts(today), message(MessageClass.SERVICE), NOON)
                        .allowedFrom())
                .isEqualTo("2026-11-18T23:00:00Z");
    }

    @Test
    void the_oldest_of_the_thirty_days_makes_room() {
        var cap = new Cap(null, null, CapWindow.THIRTY_DAYS, 2);
        var history = contacts(at(-20), at(-10), at(-29));

        var refused = refused(policy(null, cap), history, message(MessageClass.SERVICE), NOON);

        assertThat(refused.allowedFrom()).isEqualTo(at(10));
    }

    @Test
    void caps_of_a_class_and_channel_count_that_alone() {
        var cap = new Cap(MessageClass.SERVICE, "sms", CapWindow.DAY, 1);
        var history = contacts(NOON.minusSeconds(60));

        assertThat(decide(policy(null, cap), history, message(MessageClass.SERVICE), NOON))
                .isInstanceOf(Ruling.Allowed.class);
    }

    @Test
    void transactional_messages_are_neither_limited_nor_counted() {
        var policy = policy(NIGHT, cap(0));
        var night = Instant.parse("2026-11-18T02:00:00Z");
        var receipt = new Contact(NOON.minusSeconds(5), MessageClass.TRANSACTIONAL, "email", null, null);
        var history = new History(List.of(receipt), List.of(new Complaint(night, true)), List.of());

        assertThat(decide(policy, history, message(MessageClass.TRANSACTIONAL), night))
                .isEqualTo(new Ruling.Allowed("transactional-exempt", null));
        assertThat(decide(policy(null, cap(1)), history, message(MessageClass.SERVICE), NOON))
                .isInstanceOf(Ruling.Allowed.class);
    }

    @Test
    void a_purpose_may_not_hide_in_a_gentler_class() {
        var disguised = new Proposal(MessageClass.TRANSACTIONAL, ContactPurpose.MARKETING, "email", null);

        var refused = refused(policy(null), History.NONE, disguised, NOON);

        assertThat(refused.refusals().getFirst().rule()).isEqualTo("purpose");
        assertThat(refused.allowedFrom()).isNull();
    }

    @Test
    void an_nps_survey_waits_for_nps_and_any_survey_for_any() {
        var policy = new ContactPolicy(
                BERLIN, null, List.of(), List.of(new Gap(SurveyKind.NPS, 180), new Gap(null, 30)), null);
        var history = new History(List.of(survey(at(-60), SurveyKind.NPS)), List.of(), List.of());

        assertThat(refused(policy, history, survey(SurveyKind.NPS), NOON).allowedFrom())
                .isEqualTo(at(120));
        assertThat(decide(policy, history, survey(SurveyKind.CSAT), NOON)).isInstanceOf(Ruling.Allowed.class);
        var recent = new History(List.of(survey(at(-29), null)), List.of(), List.of());
        assertThat(refused(policy, recent, survey(SurveyKind.CSAT), NOON).allowedFrom())
                .isEqualTo(at(1));
    }

    @Test
    void an_answer_does_not_wait_for_the_cool_down_and_a_survey_does() {
        var coolDown = new CoolDown(7, 30, List.of(MessageClass.SURVEY, MessageClass.MARKETING));
        var policy = new ContactPolicy(BERLIN, null, List.of(), List.of(), coolDown);
        var history =
                new History(List.of(), List.of(new Complaint(at(-20), true), new Complaint(at(-1), false)), List.of());

        assertThat(decide(policy, history, message(MessageClass.SERVICE), NOON)).isInstanceOf(Ruling.Allowed.class);
        assertThat(refused(policy, history, survey(SurveyKind.CES), NOON).allowedFrom())
                .isEqualTo(at(10));
    }

    @Test
    void the_list_forbids_until_its_entry_ends_and_transactional_only_if_it_says_so() {
        var all = listed(true, at(3));
        var usual = listed(false, null);

        assertThat(refused(policy(null), all, message(MessageClass.TRANSACTIONAL), NOON)
                        .allowedFrom())
                .isEqualTo(at(3));
        assertThat(decide(policy(null), usual, message(MessageClass.TRANSACTIONAL), NOON))
                .isInstanceOf(Ruling.Allowed.class);
        assertThat(refused(policy(null), usual, message(MessageClass.SERVICE), NOON)
                        .allowedFrom())
                .isNull();
    }

    @Test
    void quiet_hours_end_in_the_morning_and_spare_channels_that_disturb_nobody() {
        var night = Instant.parse("2026-11-18T20:30:00Z");
        var inApp = new Proposal(MessageClass.SERVICE, ContactPurpose.SERVICE, "in-app", null);

        assertThat(refused(policy(NIGHT), History.NONE, message(MessageClass.SERVICE), night)
                        .allowedFrom())
                .isEqualTo("2026-11-19T07:00:00Z");
        assertThat(decide(policy(NIGHT), History.NONE, inApp, night)).isInstanceOf(Ruling.Allowed.class);
        assertThat(decide(policy(NIGHT), History.NONE, message(MessageClass.MARKETING), night))
                .isInstanceOf(Ruling.Allowed.class);
    }

    @Test
    void a_slot_is_open_until_the_quiet_begins_or_the_day_ends() {
        assertThat(decide(policy(NIGHT), History.NONE, message(MessageClass.SERVICE), NOON))
                .isEqualTo(new Ruling.Allowed("within-policy", Instant.parse("2026-11-18T20:00:00Z")));
        assertThat(decide(policy(null), History.NONE, message(MessageClass.SERVICE), NOON))
                .isEqualTo(new Ruling.Allowed("within-policy", Instant.parse("2026-11-18T23:00:00Z")));
    }

    @Test
    void what_makes_room_at_night_is_allowed_in_the_morning() {
        var cap = new Cap(null, null, CapWindow.THIRTY_DAYS, 1);
        var history = contacts(Instant.parse("2026-10-20T21:00:00Z"));

        var refused = refused(policy(NIGHT, cap), history, message(MessageClass.SERVICE), NOON);

        assertThat(refused.allowedFrom()).isEqualTo("2026-11-20T07:00:00Z");
    }

    @Test
    void a_held_slot_counts_until_it_is_free_again() {
        var held = new Contact(NOON, MessageClass.SERVICE, "email", null, NOON.plusSeconds(600));
        var history = new History(List.of(held), List.of(), List.of());

        assertThat(refused(policy(null, cap(1)), history, message(MessageClass.SERVICE), NOON)
                        .allowedFrom())
                .isEqualTo(NOON.plusSeconds(600));
    }

    @Test
    void every_rule_in_the_way_is_named_the_weightiest_first() {
        var policy = policy(NIGHT, cap(1));
        var night = Instant.parse("2026-11-18T22:00:00Z");
        var history = new History(
                contacts(night.minusSeconds(7200)).contacts(),
                List.of(),
                List.of(new DoNotContact("asked", false, null)));

        var refused = refused(policy, history, message(MessageClass.SERVICE), night);

        assertThat(refused.refusals())
                .extracting(Refusal::rule)
                .containsExactly("do-not-contact", "cap-per-day", "quiet-hours");
        assertThat(refused.allowedFrom()).isNull();
    }

    private static Ruling decide(ContactPolicy policy, History history, Proposal proposal, Instant at) {
        return ContactRules.decide(policy, history, proposal, BERLIN, at);
    }

    private static Ruling.Refused refused(ContactPolicy policy, History history, Proposal proposal, Instant at) {
        var ruling = decide(policy, history, proposal, at);
        assertThat(ruling).isInstanceOf(Ruling.Refused.class);
        return (Ruling.Refused) ruling;
    }

    private static ContactPolicy policy(@Nullable QuietHours quiet, Cap... caps) {
        return new ContactPolicy(BERLIN, quiet, List.of(caps), List.of(), null);
    }

    private static Cap cap(int max) {
        return new Cap(null, null, CapWindow.DAY, max);
    }

    private static Proposal message(MessageClass messageClass) {
        var purpose = messageClass == MessageClass.MARKETING ? ContactPurpose.MARKETING : ContactPurpose.SERVICE;
        return new Proposal(messageClass, purpose, "email", null);
    }

    private static Proposal survey(SurveyKind kind) {
        return new Proposal(MessageClass.SURVEY, ContactPurpose.SURVEY, "email", new Proposal.Survey("s", kind));
    }

    private static Contact survey(Instant at, @Nullable SurveyKind kind) {
        return new Contact(at, MessageClass.SURVEY, "email", kind, null);
    }

    private static History contacts(Instant... times) {
        var contacts = List.of(times).stream()
                .map(at -> new Contact(at, MessageClass.SERVICE, "email", null, null))
                .toList();
        return new History(contacts, List.of(), List.of());
    }

    private static History listed(boolean transactionalToo, @Nullable Instant until) {
        return new History(List.of(), List.of(), List.of(new DoNotContact("asked", transactionalToo, until)));
    }

    private static Instant at(int days) {
        return NOON.plus(Duration.ofDays(days));
    }
}
