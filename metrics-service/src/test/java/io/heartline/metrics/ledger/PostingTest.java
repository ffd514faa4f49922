package io.heartline.metrics.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartline.contracts.Channel;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.EntryKind;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Sentiment;
import io.heartline.metrics.evidence.Content;
import io.heartline.metrics.evidence.Feeling;
import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.evidence.Place;
import io.heartline.metrics.evidence.Rank;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostingTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Policy POLICY = new Policy(
            1,
            new BigDecimal("2.25"),
            Map.of(
                    new Policy.Key("emotion", ""), new BigDecimal(2),
                    new Policy.Key("emotion", "billing"), new BigDecimal(3),
                    new Policy.Key("event:data-misuse", ""), new BigDecimal(-20),
                    new Policy.Key("event:purchase", ""), new BigDecimal(2)));
    private static final Decay DECAY = new Decay(Duration.ofDays(180), Duration.ofDays(270));

    @Test
    void a_pleasant_emotion_deposits_stake_times_intensity_times_confidence() {
        // when
        var entry = posted(felt(Emotion.JOY, Sentiment.POSITIVE, 600_000, 900_000), "usage");

        // 2 · 0.6 · 0.9
        assertThat(entry.unitsMicros()).isEqualTo(1_080_000);
        assertThat(entry.kind()).isEqualTo(EntryKind.DEPOSIT);
        assertThat(entry.cause().name()).isEqualTo("emotion:joy");
    }

    @Test
    void an_unpleasant_emotion_weighs_two_and_a_quarter_times_as_much() {
        // when
        var entry = posted(felt(Emotion.ANGER, Sentiment.NEGATIVE, 600_000, 900_000), "usage");

        assertThat(entry.unitsMicros()).isEqualTo(-2_430_000);
        assertThat(entry.kind()).isEqualTo(EntryKind.WITHDRAWAL);
        assertThat(entry.factors()).isEqualTo(new Entry.Factors(2_000_000, 600_000, 900_000));
    }

    @Test
    void a_touchpoint_may_have_a_stake_of_its_own() {
        // when
        var entry = posted(felt(Emotion.JOY, Sentiment.POSITIVE, 500_000, 500_000), "billing");

        assertThat(entry.unitsMicros()).isEqualTo(750_000);
    }

    @Test
    void the_product_is_exact_and_rounded_once() {
        // when
        var entry = posted(felt(Emotion.SADNESS, Sentiment.NEGATIVE, 333_333, 777_777), "usage");

        // 2 · 0.333333 · 0.777777 · 2.25 = 1.1666641666695 → 1.166664
        assertThat(entry.unitsMicros()).isEqualTo(-1_166_664);
    }

    @Test
    void a_polar_sentiment_without_an_emotion_posts_under_the_sentiment() {
        // when
        var entry = posted(felt(Emotion.NEUTRAL, Sentiment.NEGATIVE, 500_000, 1_000_000), "usage");

        assertThat(entry.cause().name()).isEqualTo("sentiment:negative");
        assertThat(entry.unitsMicros()).isEqualTo(-2_250_000);
    }

    @ParameterizedTest
    @EnumSource(Emotion.class)
    void a_neutral_sentiment_posts_nothing(Emotion emotion) {
        assertThat(post(expression(felt(emotion, Sentiment.NEUTRAL, 900_000, 900_000)), "usage"))
                .isNull();
    }

    @Test
    void abstained_and_agents_messages_and_what_is_worth_nothing_post_nothing() {
        assertThat(post(expression(null), "usage")).isNull();
        assertThat(post(new Content.AgentMessage(), "usage")).isNull();
        assertThat(post(new Content.Event("visit"), null)).isNull();
        assertThat(post(new Content.Event("custom:unknown"), null)).isNull();
        assertThat(post(expression(felt(Emotion.JOY, Sentiment.POSITIVE, 0, 900_000)), "usage"))
                .isNull();
    }

    @Test
    void an_event_posts_its_whole_stake() {
        var misuse = Objects.requireNonNull(post(new Content.Event("data-misuse"), null));
        var purchase = Objects.requireNonNull(post(new Content.Event("purchase"), "billing"));

        assertThat(misuse.unitsMicros()).isEqualTo(-45_000_000);
        assertThat(misuse.factors()).isEqualTo(new Entry.Factors(20_000_000, 1_000_000, 1_000_000));
        assertThat(purchase.unitsMicros()).isEqualTo(2_000_000);
    }

    @Test
    void the_same_cause_has_the_same_entry_and_another_rank_another() {
        var id = Ids.next();
        var once = entry(id, new Rank(1, 1));
        var again = entry(id, new Rank(1, 1));
        var corrected = entry(id, new Rank(1, 2));

        assertThat(once.id()).isEqualTo(again.id()).isNotEqualTo(corrected.id());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void an_entry_and_its_reversal_are_exactly_nothing_at_every_instant(long seed) {
        var random = new Random(seed);
        var entry = posted(felt(Emotion.FEAR, Sentiment.NEGATIVE, 123_456, 654_321), "usage");
        var reversal = entry.reversal(NOON.plus(Duration.ofDays(3)));
        for (int i = 0; i < 200; i++) {
            var at = NOON.plusMillis(random.nextLong(Duration.ofDays(2000).toMillis()));

            // when
            double sum = value(entry, at) + value(reversal, at);

            assertThat(sum).isZero();
        }
        assertThat(reversal.kind()).isEqualTo(entry.kind());
        assertThat(reversal.reverses()).isEqualTo(entry.id());
    }

    @Test
    void a_deposit_is_half_after_180_days_and_a_withdrawal_after_270() {
        assertThat(DECAY.value(8_000_000, EntryKind.DEPOSIT, NOON, NOON)).isEqualTo(8);
        assertThat(DECAY.value(8_000_000, EntryKind.DEPOSIT, NOON, NOON.plus(Duration.ofDays(180))))
                .isCloseTo(4, within(1e-12));
        assertThat(DECAY.value(-8_000_000, EntryKind.WITHDRAWAL, NOON, NOON.plus(Duration.ofDays(270))))
                .isCloseTo(-4, within(1e-12));
        assertThat(DECAY.value(-8_000_000, EntryKind.WITHDRAWAL, NOON, NOON.plus(Duration.ofDays(90))))
                .isCloseTo(-8 * Math.pow(2, -1 / 3.0), within(1e-12));
    }

    @Test
    void an_entry_is_worth_nothing_before_it_takes_effect() {
        assertThat(DECAY.value(8_000_000, EntryKind.DEPOSIT, NOON, NOON.minusMillis(1)))
                .isZero();
    }

    @Test
    void a_half_life_must_be_positive() {
        assertThatThrownBy(() -> new Decay(Duration.ZERO, Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void entries_say_in_words_why_they_are_there() {
        var entry = posted(felt(Emotion.ANGER, Sentiment.NEGATIVE, 600_000, 900_000), "usage");

        assertThat(Words.of(entry, Language.EN))
                .isEqualTo("Anger was expressed in a chat (touchpoint usage): −2.43 units, stake 2, intensity 0.6,"
                        + " confidence 0.9");
        assertThat(Words.of(entry, Language.ZH)).isEqualTo("客户表达了愤怒（渠道：在线聊天，触点：usage）：−2.43 单位，权重 2，强度 0.6，置信度 0.9");
        assertThat(Words.of(entry.reversal(NOON), Language.EN))
                .startsWith("Reversal, because what is known has changed: Anger was expressed")
                .contains("+2.43");
    }

    @Test
    void an_event_without_words_of_its_own_is_named() {
        var event = new Piece(
                Ids.next(),
                new Rank(1, 0),
                "willow",
                Ids.next(),
                NOON,
                false,
                new Place(null, null, null, null, null),
                new Content.Event("custom:anniversary"));
        var policy =
                new Policy(7, BigDecimal.ONE, Map.of(new Policy.Key("event:custom:anniversary", ""), BigDecimal.TEN));
        var entry = Objects.requireNonNull(Posting.entry(event, policy, NOON));

        assertThat(Words.of(entry, Language.EN)).isEqualTo("Event custom:anniversary: +10 units, stake 10");
        assertThat(Words.of(entry, Language.ZH)).isEqualTo("事件 custom:anniversary：+10 单位，权重 10");
    }

    private static double value(Entry entry, Instant at) {
        return DECAY.value(entry.unitsMicros(), entry.kind(), entry.effectiveAt(), at);
    }

    private static Feeling felt(Emotion emotion, Sentiment sentiment, long intensity, long confidence) {
        return new Feeling(emotion, sentiment, 0, intensity, confidence);
    }

    private static Content expression(@Nullable Feeling feeling) {
        return new Content.Expression(feeling, null, Map.of());
    }

    private static Entry posted(Feeling feeling, String touchpoint) {
        return Objects.requireNonNull(post(expression(feeling), touchpoint));
    }

    private static Entry entry(UUID id, Rank rank) {
        return Objects.requireNonNull(Posting.entry(
                piece(id, rank, expression(felt(Emotion.JOY, Sentiment.POSITIVE, 1, 1_000_000)), "usage"),
                POLICY,
                NOON));
    }

    private static @Nullable Entry post(Content content, @Nullable String touchpoint) {
        return Posting.entry(piece(Ids.next(), new Rank(1, 1), content, touchpoint), POLICY, NOON);
    }

    private static Piece piece(UUID id, Rank rank, Content content, @Nullable String touchpoint) {
        return new Piece(
                id,
                rank,
                "willow",
                Ids.next(),
                NOON,
                false,
                new Place(null, null, Channel.CHAT, touchpoint, null),
                content);
    }
}
