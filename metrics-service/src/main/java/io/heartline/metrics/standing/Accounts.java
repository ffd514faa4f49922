package io.heartline.metrics.standing;

import io.heartline.metrics.customer.Person;
import io.heartline.metrics.evidence.Line;
import io.heartline.metrics.evidence.Pieces;
import io.heartline.metrics.ledger.Ledger;
import io.heartline.metrics.segment.Segments;
import io.heartline.metrics.sentiment.Sentiments;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Draws up accounts from evidence: from all of it, or, of persons with much, from a checkpoint and what came after it.
 *
 * <p>A checkpoint lies so far back that whatever is read of an account afterwards (the trend, the emotions and those they
 * are compared with) lies behind it. What is dated before a checkpoint takes the checkpoint away, and the account is
 * drawn up from the one before it.
 */
@ApplicationScoped
class Accounts {
    /** From so much evidence on, behind the last checkpoint, another one is made. */
    static final int LINES_BETWEEN = 200;

    private static final Duration TREND = Duration.ofDays(30);

    private final Pieces pieces;
    private final Ledger ledger;
    private final Sentiments sentiments;
    private final Segments segments;
    private final Checkpoints checkpoints;

    Accounts(Pieces pieces, Ledger ledger, Sentiments sentiments, Segments segments, Checkpoints checkpoints) {
        this.pieces = pieces;
        this.ledger = ledger;
        this.sentiments = sentiments;
        this.segments = segments;
        this.checkpoints = checkpoints;
    }

    /**
     * What an account is drawn up from.
     *
     * @param base where it stood; null to begin with nothing
     * @param lines the evidence after that, in order
     */
    record Basis(@Nullable Checkpoint base, List<Line> lines) {}

    /**
     * What the accounts of persons are drawn up from.
     *
     * @param members the customers that each person is
     * @param at the instants that they will be drawn up for
     */
    Map<UUID, Basis> bases(Map<UUID, List<UUID>> members, Map<UUID, Instant> at) {
        var bases = checkpoints.latest(
                at.entrySet().stream()
                        .map(one -> new Checkpoints.Point(
                                one.getKey(), one.getValue().minus(reach())))
                        .toList(),
                settings());
        List<Pieces.Since> since = new ArrayList<>();
        members.forEach((person, customers) -> {
            var base = bases.get(person);
            customers.forEach(id -> since.add(new Pieces.Since(id, base == null ? null : base.at())));
        });
        return bases(members, bases, since);
    }

    /** All evidence of persons, given the customers that each person is. */
    Map<UUID, Basis> whole(Map<UUID, List<UUID>> members) {
        var since = members.values().stream()
                .flatMap(List::stream)
                .map(id -> new Pieces.Since(id, null))
                .toList();
        return bases(members, Map.of(), since);
    }

    private Map<UUID, Basis> bases(
            Map<UUID, List<UUID>> members, Map<UUID, Checkpoint> bases, List<Pieces.Since> since) {
        var byCustomer = pieces.linesSince(since);
        Map<UUID, Basis> found = new HashMap<>();
        members.forEach((person, customers) -> {
            List<Line> lines = new ArrayList<>();
            customers.forEach(customer -> lines.addAll(byCustomer.getOrDefault(customer, List.of())));
            lines.sort(Line.ORDER);
            found.put(person, new Basis(bases.get(person), lines));
        });
        return found;
    }

    /** The account of a person at an instant. */
    Account account(Person person, Instant at) {
        var bases = bases(Map.of(person.id(), person.customerIds()), Map.of(person.id(), at));
        return account(Objects.requireNonNull(bases.get(person.id())), at);
    }

    /** What evidence comes to at an instant. */
    Account account(Basis basis, Instant at) {
        var base = basis.base();
        int count = base == null ? 0 : base.pieces();
        int entries = base == null ? 0 : base.entries();
        @Nullable Instant lastHeardAt = base == null ? null : base.lastHeardAt();
        for (var line : basis.lines()) {
            if (line.at().isAfter(at)) {
                break;
            }
            count++;
            entries += line.posted() == null ? 0 : 1;
            lastHeardAt = line.expression() ? line.at() : lastHeardAt;
        }
        double balance = balance(basis, at);
        return new Account(
                at,
                count,
                balance,
                entries,
                balance - balance(basis, at.minus(TREND)),
                base == null
                        ? segments.history(basis.lines(), at)
                        : segments.history(base.segments(), basis.lines(), at),
                base == null
                        ? sentiments.reading(basis.lines(), at)
                        : sentiments.reading(base.sentiment(), base.at(), basis.lines(), at),
                lastHeardAt);
    }

    /** A new checkpoint of an account that is drawn up for an instant; null if there is too little behind the last one. */
    @Nullable
    Checkpoint checkpoint(Basis basis, Instant at) {
        var lines = basis.lines();
        if (lines.size() < LINES_BETWEEN) {
            return null;
        }
        var latest = lines.getLast().at();
        var reached = at.minus(reach());
        var until = (latest.isBefore(reached) ? latest : reached).truncatedTo(ChronoUnit.HOURS);
        var passed = lines.stream().filter(line -> !line.at().isAfter(until)).toList();
        if (passed.size() < LINES_BETWEEN) {
            return null;
        }
        var base = basis.base();
        var account = account(new Basis(base, passed), until);
        var balances = ledger.parts(passed, until);
        double deposits = base == null ? 0 : ledger.decay().deposits(base.deposits(), base.at(), until);
        double withdrawals = base == null ? 0 : ledger.decay().withdrawals(base.withdrawals(), base.at(), until);
        return new Checkpoint(
                until,
                account.pieces(),
                account.entries(),
                deposits + balances.deposits(),
                withdrawals + balances.withdrawals(),
                account.reading().sums(),
                account.lastHeardAt(),
                segments.state(base == null ? null : base.segments(), passed, until));
    }

    /** By what accounts are drawn up: a checkpoint that was reached otherwise is of no use. */
    String settings() {
        return segments.settings() + ledger.decay() + sentiments.settings();
    }

    private double balance(Basis basis, Instant at) {
        var base = basis.base();
        double before = base == null
                ? 0
                : ledger.decay().deposits(base.deposits(), base.at(), at)
                        + ledger.decay().withdrawals(base.withdrawals(), base.at(), at);
        return before + ledger.balance(basis.lines(), at);
    }

    /** How far back an account is looked into beside its sums. */
    private Duration reach() {
        var compared = sentiments.reach();
        return compared.compareTo(TREND) > 0 ? compared : TREND;
    }
}
