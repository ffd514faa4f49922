package io.heartline.metrics.tally;

import io.heartline.metrics.daily.DailyJobs;
import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.evidence.Pieces;
import io.heartline.metrics.evidence.Succession;
import io.heartline.metrics.stratum.Strata;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All sums over evidence. */
@ApplicationScoped
public class Tallies {
    private final List<Tallied> all;
    private final Pieces pieces;
    private final Strata strata;
    private final DailyJobs daily;

    Tallies(@All List<Tallied> all, Pieces pieces, Strata strata, DailyJobs daily) {
        // Tables are changed in the same order by every transaction, so that none waits for another in a circle
        this.all = all.stream()
                .sorted(Comparator.comparing(tallied -> tallied.table().name()))
                .toList();
        this.pieces = pieces;
        this.strata = strata;
        this.daily = daily;
    }

    /** Takes the winners before out of all sums and puts the new ones in, whose rows are written. */
    public void apply(Collection<Succession> successions) {
        all.forEach(tallied -> tallied.apply(successions));
        var moving = strata.moving(profiled(successions));
        if (!moving.isEmpty()) {
            move(moving);
        }
    }

    /** A customer's expressions count in the strata in which the customer is now: they move along, all of them. */
    private void move(Set<UUID> customers) {
        var theirs = pieces.of(customers);
        var changes = all.stream().map(tallied -> tallied.tally(theirs)).toList();
        strata.move(customers);
        for (int i = 0; i < all.size(); i++) {
            var change = all.get(i).tally(theirs);
            change.add(changes.get(i), -1);
            all.get(i).table().add(change);
        }
    }

    private static Set<UUID> profiled(Collection<Succession> successions) {
        return successions.stream()
                .flatMap(succession -> succession.before() == null
                        ? Stream.of(succession.now())
                        : Stream.of(succession.now(), succession.before().piece()))
                .filter(piece -> !piece.context().strata().isEmpty())
                .map(Piece::customerId)
                .collect(Collectors.toSet());
    }

    /** Takes evidence out of all sums for good, whose rows are deleted; what is computed once a day is due at once. */
    public void remove(Collection<Piece> gone) {
        all.forEach(tallied -> tallied.remove(gone));
        daily.hasten(gone.stream().map(Piece::brand).distinct().sorted().toList());
    }

    /**
     * Makes the sums of whole UTC days anew from the evidence and compares them with those that are kept.
     *
     * @param from any instant of the first day
     * @param to the first instant that is not looked at
     * @return by table, how many rows differ, 0 if none does
     */
    public SortedMap<String, Long> compare(String brand, Instant from, Instant to) {
        return days(brand, from, to, false);
    }

    /**
     * Replaces the sums of whole UTC days by those that the evidence makes, in the caller's transaction; nobody else
     * may enter evidence meanwhile.
     *
     * @param from any instant of the first day
     * @param to the first instant that is not looked at
     * @return by table, how many rows differed
     */
    public SortedMap<String, Long> rebuild(String brand, Instant from, Instant to) {
        return days(brand, from, to, true);
    }

    private SortedMap<String, Long> days(String brand, Instant from, Instant to, boolean replace) {
        SortedMap<String, Long> differing = new TreeMap<>();
        all.forEach(tallied -> differing.put(tallied.table().name(), 0L));
        for (var day = from.truncatedTo(ChronoUnit.DAYS); day.isBefore(to); day = day.plus(1, ChronoUnit.DAYS)) {
            var end = day.plus(Duration.ofDays(1));
            List<Piece> found = new ArrayList<>(pieces.expressed(List.of(new Pieces.Span(brand, day, end))));
            for (var tallied : all) {
                var difference = tallied.tally(found);
                difference.add(tallied.table().read(brand, day, end), -1);
                differing.merge(tallied.table().name(), (long) difference.sums().size(), Long::sum);
                if (replace) {
                    tallied.table().add(difference);
                }
            }
        }
        return differing;
    }
}
