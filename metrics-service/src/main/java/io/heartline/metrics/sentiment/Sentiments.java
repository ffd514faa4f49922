package io.heartline.metrics.sentiment;

import io.heartline.contracts.ScopeKind;
import io.heartline.metrics.evidence.Facet;
import io.heartline.metrics.evidence.Line;
import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.evidence.Pieces;
import io.heartline.metrics.evidence.Succession;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Emotion and sentiment of persons and scopes. */
@ApplicationScoped
public class Sentiments {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Comparator<Piece> ORDER =
            Comparator.comparing(Piece::occurredAt).thenComparing(Piece::id);

    private final HourStore hours;
    private final Pieces pieces;
    private final SentimentConfig config;

    Sentiments(HourStore hours, Pieces pieces, SentimentConfig config) {
        this.hours = hours;
        this.pieces = pieces;
        this.config = config;
    }

    /** Takes the winners before out of the sums and puts the new ones in. */
    public void apply(Collection<Succession> successions) {
        hours.add(changes(successions, config.halfLife()));
    }

    /** Takes evidence out of the sums for good. */
    public void remove(Collection<Piece> gone) {
        Map<HourSums.Key, long[]> changes = new HashMap<>();
        gone.forEach(piece -> add(changes, piece, -1, config.halfLife()));
        hours.add(changes);
        hours.deleteEmpty(changes.keySet());
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

    /** How strongly a scope is pulled toward its brand. */
    public double shrinkage() {
        return config.shrinkage();
    }

    /** Emotion and sentiment of a scope at an instant. */
    Reading reading(String brand, ScopeKind scope, String value, Instant at) {
        var reading = new Reading(at, config);
        var divided = dividedHours(at);
        hours.read(brand, scope, value, at, (hour, sums) -> {
            if (!divided.contains(hour)) {
                reading.add(hour, sums);
            }
        });
        var spans = divided.stream()
                .map(hour -> new Pieces.Span(brand, hour, hour.plus(HOUR)))
                .toList();
        var expressed = pieces.expressed(spans);
        expressed.sort(ORDER); // so that the sums are added in the same order, whatever the database does
        for (var piece : expressed) {
            for (var facet : Facet.of(piece)) {
                if (facet.scope() == scope && facet.value().equals(value)) {
                    reading.add(piece.occurredAt(), facet.emotion(), facet.valenceMicros());
                }
            }
        }
        return reading;
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

    /** What successions change in the sums of which hours. */
    static Map<HourSums.Key, long[]> changes(Collection<Succession> successions, Duration halfLife) {
        Map<HourSums.Key, long[]> changes = new HashMap<>();
        for (var succession : successions) {
            if (succession.before() != null) {
                add(changes, succession.before().piece(), -1, halfLife);
            }
            add(changes, succession.now(), 1, halfLife);
        }
        return changes;
    }

    private static void add(Map<HourSums.Key, long[]> changes, Piece piece, int sign, Duration halfLife) {
        for (var facet : Facet.of(piece)) {
            var key = HourSums.Key.of(piece.brand(), facet, piece.occurredAt());
            var sums = changes.computeIfAbsent(key, absent -> new long[HourSums.LENGTH]);
            var own = HourSums.of(facet, piece.occurredAt(), halfLife);
            for (int i = 0; i < own.length; i++) {
                sums[i] += sign * own[i];
            }
        }
    }
}
