package io.heartline.metrics.driver;

import io.heartline.contracts.ServiceQuality;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.evidence.Content;
import io.heartline.metrics.evidence.Emotions;
import io.heartline.metrics.evidence.Micros;
import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.tally.Tallied;
import io.heartline.metrics.tally.Tally;
import io.heartline.metrics.tally.TallyTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What was felt by those who mention a theme, and by all, by day. */
@ApplicationScoped
class DriverTally implements Tallied {
    /** The kind and the value under which everything is counted, whatever it mentions. */
    static final String ALL = "all";

    static final List<String> COUNTERS = List.of(
            "n",
            "v",
            "vv",
            "negative",
            "positive",
            "joy",
            "anger",
            "sadness",
            "fear",
            "surprise",
            "disgust",
            "neutral");
    static final int N = 0;
    static final int V = 1;
    static final int VV = 2;
    static final int NEGATIVE = 3;
    static final int POSITIVE = 4;
    static final int EMOTIONS = 5;

    /** What is said of a theme is neutral no further from 0 than this, as for the sentiment of aspects. */
    private static final long NEUTRAL_MICROS = Micros.ONE / 10;

    private static final TallyTable.Layout LAYOUT =
            new TallyTable.Layout("driver_day", "day", List.of("kind", "value"), COUNTERS);

    private final TallyTable table;

    DriverTally(Database database) {
        this.table = new TallyTable(database, LAYOUT);
    }

    @Override
    public TallyTable table() {
        return table;
    }

    @Override
    public Tally tally(Collection<Piece> pieces) {
        return sums(pieces);
    }

    static Tally sums(Collection<Piece> pieces) {
        var tally = new Tally();
        for (var piece : pieces) {
            var feeling = piece.feeling();
            if (feeling == null || !(piece.content() instanceof Content.Expression expression)) {
                continue;
            }
            var day = piece.occurredAt().truncatedTo(ChronoUnit.DAYS);
            tally.add(piece.brand(), day, List.of(ALL, ALL), felt(piece, feeling.valenceMicros()));
            expression
                    .aspects()
                    .forEach((aspect, valence) ->
                            tally.add(piece.brand(), day, List.of(Kind.ASPECT.wire(), aspect), felt(piece, valence)));
            qualities(expression.aspects())
                    .forEach((quality, valence) ->
                            tally.add(piece.brand(), day, List.of(Kind.QUALITY.wire(), quality), felt(piece, valence)));
        }
        return tally;
    }

    /** The mean valence of the aspects of each dimension, rounded toward 0. */
    private static Map<String, Long> qualities(Map<String, Long> aspects) {
        Map<String, long[]> sums = new TreeMap<>();
        aspects.forEach((aspect, valence) -> ServiceQuality.of(aspect).ifPresent(quality -> {
            long[] sum = sums.computeIfAbsent(quality.wire(), absent -> new long[2]);
            sum[0] += valence;
            sum[1]++;
        }));
        Map<String, Long> means = new TreeMap<>();
        sums.forEach((quality, sum) -> means.put(quality, sum[0] / sum[1]));
        return means;
    }

    private static long[] felt(Piece piece, long ofTheme) {
        var feeling = Objects.requireNonNull(piece.feeling());
        var valence = Micros.decimal(feeling.valenceMicros());
        long[] felt = new long[COUNTERS.size()];
        felt[N] = 1;
        felt[V] = feeling.valenceMicros();
        felt[VV] = Micros.of(valence.multiply(valence));
        felt[NEGATIVE] = ofTheme < -NEUTRAL_MICROS ? 1 : 0;
        felt[POSITIVE] = ofTheme > NEUTRAL_MICROS ? 1 : 0;
        felt[EMOTIONS + Emotions.index(feeling.emotion())] = 1;
        return felt;
    }
}
