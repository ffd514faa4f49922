package io.heartline.metrics.sentiment;

import io.heartline.contracts.ScopeKind;
import io.heartline.metrics.estimate.Sums;
import io.heartline.metrics.evidence.Line;
import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.evidence.Pieces;
import io.heartline.metrics.stratum.Strata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Emotion and sentiment of persons and scopes. */
@ApplicationScoped
public class Sentiments {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Comparator<Piece> ORDER =
            Comparator.comparing(Piece::occurredAt).thenComparing(Piece::id);

    private final HourTally hours;
    private final ScorerTally scorers;
    private final Pieces pieces;
    private final Strata strata;
    private final SentimentConfig config;

    Sentiments(HourTally hours, ScorerTally scorers, Pieces pieces, Strata strata, SentimentConfig config) {
        this.hours = hours;
        this.scorers = scorers;
        this.pieces = pieces;
        this.strata = strata;
        this.config = config;
    }

    /** Emotion and sentiment of a person at an instant, from evidence in its order. */
    public Reading reading(List<Line> lines, Instant at) {
        var reading = new Reading(at, config);
        for (var line : lines) {
            if (line.valenceMicros() != null && line.emotion() != null) {
                reading.add(line.at(), line.emotion(), line.valenceMicros());
            }
        }
        return reading;
    }

    /**
     * Emotion and sentiment of a person at an instant.
     *
     * @param sums what was said until {@code from}, decayed to it; at least {@link #reach()} before the instant
     * @param lines the evidence after that, in its order
     */
    public Reading reading(Sums sums, Instant from, List<Line> lines, Instant at) {
        var reading = reading(lines, at);
        reading.addOlder(sums.times(HourSums.weight(Duration.between(at, from), config.halfLife())));
        return reading;
    }

    /** How far back a reading looks at more than sums. */
    public Duration reach() {
        return config.window().plus(config.comparison());
    }

    /** By what the sums decay. */
    public String settings() {
        return config.halfLife().toString();
    }

    /** How strongly a scope is pulled toward its brand. */
    double shrinkage() {
        return config.shrinkage();
    }

    /** Emotion and sentiment of a person at an instant. */
    Reading ofPerson(Collection<UUID> customerIds, Instant at) {
        var reading = new Reading(at, config);
        pieces.of(customerIds).stream()
                .sorted(ORDER)
                .forEach(piece -> add(reading, piece, ScopeKind.BRAND.wire(), piece.brand()));
        return reading;
    }

    /** Emotion and sentiment of a scope of a brand at an instant. */
    Reading reading(String brand, Scope scope, Instant at) {
        var reading = new Reading(at, config);
        var divided = dividedHours(at);
        var compared = at.minus(reach()).truncatedTo(ChronoUnit.HOURS);
        var older = hours.older(brand, scope, compared, at);
        reading.addOlder(older.sums(), older.above());
        for (var hour : hours.read(brand, scope, compared, at)) {
            if (!divided.contains(hour.start())) {
                reading.add(hour.start(), hour.sums());
            }
        }
        var spans = divided.stream()
                .map(hour -> new Pieces.Span(brand, hour, hour.plus(HOUR)))
                .toList();
        // Sorted, so that the sums are added in the same order, whatever the database does
        var expressed = pieces.expressed(spans).stream().sorted(ORDER).toList();
        if (scope.kind().equals(Said.STRATUM)) {
            addStratum(reading, expressed, scope.value());
        } else {
            expressed.forEach(piece -> add(reading, piece, scope.kind(), scope.value()));
        }
        return reading;
    }

    /** Which part of the sentiment of a scope each model scored. */
    Map<String, Double> scorers(String brand, Scope scope, Instant at) {
        return scorers.decayed(brand, scope.kind(), scope.value(), at);
    }

    /** Which part of a person's expressions each model scored. */
    Map<String, Double> scorersOfPerson(Collection<UUID> customerIds, Instant at) {
        var scored = pieces.of(customerIds).stream()
                .filter(piece -> piece.feeling() != null && !piece.occurredAt().isAfter(at))
                .toList();
        return scorers.decayed(scored, at);
    }

    /** The steps of a scope of a brand. */
    List<Timeline.Step> history(String brand, Scope scope, Instant from, Instant to, Grain grain) {
        return Timeline.steps(
                hours.older(brand, scope, from, from).sums(),
                hours.read(brand, scope, from, to.minusMillis(1)),
                new Timeline.Span(from, to, grain),
                config.halfLife());
    }

    /** The steps of a person. */
    List<Timeline.Step> historyOfPerson(Collection<UUID> customerIds, Instant from, Instant to, Grain grain) {
        var tally = HourTally.tally(pieces.of(customerIds), Map.of(), config.halfLife());
        var theirs = tally.sums().entrySet().stream()
                .filter(sum -> sum.getKey().keys().getFirst().equals(ScopeKind.BRAND.wire()))
                .map(sum -> new Hour(sum.getKey().start(), sum.getValue()))
                .sorted(Comparator.comparing(Hour::start))
                .toList();
        return Timeline.steps(Sums.NONE, theirs, new Timeline.Span(from, to, grain), config.halfLife());
    }

    private void addStratum(Reading reading, List<Piece> expressed, String value) {
        var of = strata.of(expressed.stream().map(Piece::customerId).collect(Collectors.toSet()));
        int colon = value.indexOf(':');
        for (var piece : expressed) {
            var theirs = of.getOrDefault(piece.customerId(), Collections.emptySortedMap());
            if (value.substring(colon + 1).equals(theirs.get(value.substring(0, colon)))) {
                add(reading, piece, ScopeKind.BRAND.wire(), piece.brand());
            }
        }
    }

    private static void add(Reading reading, Piece piece, String scope, String value) {
        for (var said : Said.of(piece, Collections.emptySortedMap())) {
            if (said.scope().equals(scope) && said.value().equals(value)) {
                var emotion = said.emotion();
                if (emotion == null) {
                    reading.abstain(piece.occurredAt());
                } else {
                    reading.add(piece.occurredAt(), emotion, said.valenceMicros());
                }
            }
        }
    }

    /** The hours that a boundary of a reading divides: of these the evidence itself is read. */
    private Set<Instant> dividedHours(Instant at) {
        var window = at.minus(config.window());
        Set<Instant> divided = new TreeSet<>();
        for (var boundary : List.of(at, window, window.minus(config.comparison()))) {
            divided.add(boundary.truncatedTo(ChronoUnit.HOURS));
        }
        return divided;
    }
}
