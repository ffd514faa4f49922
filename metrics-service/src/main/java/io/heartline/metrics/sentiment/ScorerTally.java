package io.heartline.metrics.sentiment;

import io.heartline.metrics.database.Database;
import io.heartline.metrics.evidence.Micros;
import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.stratum.Strata;
import io.heartline.metrics.tally.Tallied;
import io.heartline.metrics.tally.Tally;
import io.heartline.metrics.tally.TallyTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which model scored how much of each scope, by day. */
@ApplicationScoped
class ScorerTally implements Tallied {
    private static final TallyTable.Layout LAYOUT =
            new TallyTable.Layout("scorer_day", "day", List.of("scope", "value", "model"), List.of("n", "w"));
    private static final String READ = """
            select model, day, n, w from scorer_day where brand = ? and scope = ? and value = ? and day <= ?
            order by day, model""";

    private final Database database;
    private final TallyTable table;
    private final Strata strata;
    private final Duration halfLife;

    ScorerTally(Database database, Strata strata, SentimentConfig config) {
        this.database = database;
        this.table = new TallyTable(database, LAYOUT);
        this.strata = strata;
        this.halfLife = config.halfLife();
    }

    @Override
    public TallyTable table() {
        return table;
    }

    @Override
    public Tally tally(Collection<Piece> pieces) {
        var of = strata.of(pieces.stream().map(Piece::customerId).collect(Collectors.toSet()));
        var tally = new Tally();
        for (var piece : pieces) {
            var model = piece.context().model();
            if (piece.feeling() == null || model == null) {
                continue;
            }
            var day = piece.occurredAt().truncatedTo(ChronoUnit.DAYS);
            long weight = Micros.of(HourSums.weight(Duration.between(day, piece.occurredAt()), halfLife));
            var theirs = of.getOrDefault(piece.customerId(), Collections.emptySortedMap());
            for (var said : Said.of(piece, theirs)) {
                tally.add(piece.brand(), day, List.of(said.scope(), said.value(), model), 1, weight);
            }
        }
        return tally;
    }

    /** Which share of the decayed weight of a scope each model scored, over whole days until that of an instant. */
    Map<String, Double> decayed(String brand, String scope, String value, Instant at) {
        Map<String, Double> weights = new HashMap<>();
        database.query(
                READ,
                row -> weights.merge(
                        row.text("model"),
                        row.number("w") * HourSums.weight(Duration.between(at, row.instant("day")), halfLife),
                        Double::sum),
                brand,
                scope,
                value,
                at);
        return shares(weights);
    }

    /** Which share of the decayed weight of expressions each model scored. */
    Map<String, Double> decayed(Collection<Piece> scored, Instant at) {
        Map<String, Double> weights = new HashMap<>();
        for (var piece : scored) {
            var model = piece.context().model();
            if (model != null) {
                weights.merge(model, HourSums.weight(Duration.between(at, piece.occurredAt()), halfLife), Double::sum);
            }
        }
        return shares(weights);
    }

    private static Map<String, Double> shares(Map<String, Double> amounts) {
        double all = amounts.values().stream().mapToDouble(Double::doubleValue).sum();
        amounts.replaceAll((model, amount) -> amount / all);
        return amounts;
    }
}
