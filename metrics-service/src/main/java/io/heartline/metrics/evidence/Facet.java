package io.heartline.metrics.evidence;

import io.heartline.contracts.Channel;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.ScopeKind;
import io.heartline.contracts.Sentiment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one expression says of one scope.
 *
 * @param scope what it is said of
 * @param value which one
 * @param emotion of the whole expression
 * @param sentiment of the expression; for an aspect, the side of zero its own valence is on
 * @param valenceMicros of the expression; for an aspect, its own
 */
public record Facet(ScopeKind scope, String value, Emotion emotion, Sentiment sentiment, long valenceMicros) {
    /** An aspect whose valence is no further from 0 than this is neutral. */
    static final long ASPECT_NEUTRAL_MICROS = Micros.ONE / 10;

    /** All that a piece of evidence says; nothing unless a customer expressed something that was scored. */
    public static List<Facet> of(Piece piece) {
        var feeling = piece.feeling();
        if (feeling == null) {
            return List.of();
        }
        List<Facet> facets = new ArrayList<>();
        var place = piece.place();
        add(facets, ScopeKind.BRAND, piece.brand(), feeling);
        add(facets, ScopeKind.PRODUCT, place.product(), feeling);
        add(facets, ScopeKind.CHANNEL, wire(place.channel()), feeling);
        add(facets, ScopeKind.TOUCHPOINT, place.touchpoint(), feeling);
        add(facets, ScopeKind.CAMPAIGN, place.campaign(), feeling);
        PieceRow.aspects(piece)
                .forEach((aspect, valence) -> facets.add(
                        new Facet(ScopeKind.ASPECT, aspect, feeling.emotion(), sentiment(valence), valence)));
        return facets;
    }

    private static void add(List<Facet> facets, ScopeKind scope, @Nullable String value, Feeling feeling) {
        if (value != null) {
            facets.add(new Facet(scope, value, feeling.emotion(), feeling.sentiment(), feeling.valenceMicros()));
        }
    }

    private static @Nullable String wire(@Nullable Channel channel) {
        return channel == null ? null : channel.wire();
    }

    private static Sentiment sentiment(long valenceMicros) {
        if (valenceMicros > ASPECT_NEUTRAL_MICROS) {
            return Sentiment.POSITIVE;
        }
        return valenceMicros < -ASPECT_NEUTRAL_MICROS ? Sentiment.NEGATIVE : Sentiment.NEUTRAL;
    }
}
