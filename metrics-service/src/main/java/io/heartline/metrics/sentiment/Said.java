package io.heartline.metrics.sentiment;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.ScopeKind;
import io.heartline.metrics.evidence.Content;
import io.heartline.metrics.evidence.Facet;
import io.heartline.metrics.evidence.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What one expression says of one scope.
 *
 * @param scope as on the wire
 * @param value which one; of a stratum its dimension and name, {@code region:north}
 * @param emotion of the expression; absent if the score abstained
 * @param valenceMicros of the expression, for an aspect its own; 0 if the score abstained
 */
record Said(String scope, String value, @Nullable Emotion emotion, long valenceMicros) {
    /** The scope that a customer's profile makes. */
    static final String STRATUM = "stratum";

    /** All that a piece says, whose customer is in these strata; nothing unless a customer expressed something. */
    static List<Said> of(Piece piece, SortedMap<String, String> strata) {
        if (!(piece.content() instanceof Content.Expression)) {
            return List.of();
        }
        List<Said> said = new ArrayList<>();
        var feeling = piece.feeling();
        if (feeling == null) {
            abstained(piece, said);
        } else {
            for (var facet : Facet.of(piece)) {
                said.add(new Said(facet.scope().wire(), facet.value(), facet.emotion(), facet.valenceMicros()));
            }
        }
        strata.forEach((dimension, stratum) -> said.add(new Said(
                STRATUM,
                dimension + ":" + stratum,
                feeling == null ? null : feeling.emotion(),
                feeling == null ? 0 : feeling.valenceMicros())));
        return said;
    }

    /** Nobody knows which aspects it would have had. */
    private static void abstained(Piece piece, List<Said> said) {
        var place = piece.place();
        var channel = place.channel();
        add(said, ScopeKind.BRAND, piece.brand());
        add(said, ScopeKind.PRODUCT, place.product());
        add(said, ScopeKind.CHANNEL, channel == null ? null : channel.wire());
        add(said, ScopeKind.TOUCHPOINT, place.touchpoint());
        add(said, ScopeKind.CAMPAIGN, place.campaign());
    }

    private static void add(List<Said> said, ScopeKind scope, @Nullable String value) {
        if (value != null) {
            said.add(new Said(scope.wire(), value, null, 0));
        }
    }
}
