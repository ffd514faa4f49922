package io.heartline.metrics.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Channel;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Ids;
import io.heartline.contracts.ScopeKind;
import io.heartline.contracts.Sentiment;
import io.heartline.metrics.evidence.Content;
import io.heartline.metrics.evidence.Feeling;
import io.heartline.metrics.evidence.Histories;
import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.evidence.Place;
import io.heartline.metrics.evidence.Rank;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PulseSumsTest {
    private static final Duration LENGTH = Duration.ofMinutes(5);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Window WINDOW = new Window("willow", NOON);

    @Test
    void a_window_begins_at_its_first_instant_and_ends_before_its_last() {
        assertThat(Window.of("willow", NOON, LENGTH)).isEqualTo(WINDOW);
        assertThat(Window.of("willow", NOON.plus(LENGTH).minusMillis(1), LENGTH))
                .isEqualTo(WINDOW);
        assertThat(Window.of("willow", NOON.plus(LENGTH), LENGTH)).isEqualTo(new Window("willow", NOON.plus(LENGTH)));
        assertThat(Window.of("willow", NOON.minusMillis(1), LENGTH))
                .isEqualTo(new Window("willow", NOON.minus(LENGTH)));
    }

    @Test
    void a_scope_adds_up_what_was_said_of_it() {
        var one = Ids.next();
        var pieces = List.of(
                said(one, Emotion.ANGER, Sentiment.NEGATIVE, -500_000, 10L, false),
                said(one, Emotion.FEAR, Sentiment.NEGATIVE, -300_000, null, true),
                said(Ids.next(), Emotion.JOY, Sentiment.POSITIVE, 700_001, 5L, false),
                said(Ids.next(), Emotion.NEUTRAL, Sentiment.NEUTRAL, 0, null, false));

        // when
        var sums = PulseSums.of(pieces, piece -> WINDOW);

        // 0.25 + 0.09 + 0.490001(400001)
        var expected = new PulseSums(4, 3, 2, 1, 1, -99_999, 830_001, List.of(1L, 1L, 0L, 1L, 0L, 0L, 1L), 15, 1, 1);
        assertThat(sums.get(new PulseSums.Key(WINDOW, ScopeKind.BRAND, "willow")))
                .isEqualTo(expected);
        assertThat(sums.get(new PulseSums.Key(WINDOW, ScopeKind.CHANNEL, "chat")))
                .isEqualTo(expected);
        assertThat(sums).hasSize(2);
    }

    @Test
    void nothing_adds_up_to_nothing() {
        assertThat(PulseSums.of(List.of(), piece -> WINDOW)).isEmpty();
        assertThat(PulseSums.NONE.emotions()).containsOnly(0L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void any_order_gives_the_same_sums(long seed) {
        var random = new Random(seed);
        List<Piece> pieces = new ArrayList<>(Histories.random(random));
        var inOrder = sums(pieces);
        Collections.shuffle(pieces, random);

        // when
        var shuffled = sums(pieces);

        assertThat(shuffled).isEqualTo(inOrder).isNotEmpty();
    }

    private static Map<PulseSums.Key, PulseSums> sums(List<Piece> pieces) {
        return PulseSums.of(pieces, piece -> Window.of(piece.brand(), piece.occurredAt(), LENGTH));
    }

    private static Piece said(
            UUID customer, Emotion emotion, Sentiment sentiment, long valence, @Nullable Long reach, boolean backfill) {
        return new Piece(
                Ids.next(),
                new Rank(1, 1),
                "willow",
                customer,
                NOON,
                backfill,
                new Place(null, null, Channel.CHAT, null, reach),
                new Content.Expression(new Feeling(emotion, sentiment, valence, 1, 1), null, Map.of()));
    }
}
