package io.heartline.metrics.ledger;

import io.heartline.metrics.evidence.Line;
import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.evidence.Posted;
import io.heartline.metrics.evidence.Recorded;
import io.heartline.metrics.evidence.Succession;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ledger: posts what evidence is worth, and says what it adds up to. */
@ApplicationScoped
public class Ledger {
    private final Entries entries;
    private final Policies policies;
    private final MeterRegistry meters;
    private final Decay decay;

    Ledger(Entries entries, Policies policies, MeterRegistry meters, LedgerConfig config) {
        this.entries = entries;
        this.policies = policies;
        this.meters = meters;
        this.decay = new Decay(config.depositHalfLife(), config.withdrawalHalfLife());
    }

    /**
     * What was posted.
     *
     * @param entries in the order of posting
     * @param winners the new winners, each with the entry that stands for it
     */
    public record Postings(List<Entry> entries, List<Recorded> winners) {}

    /** How units fade. */
    public Decay decay() {
        return decay;
    }

    /** Reverses what stood for the winners before, and posts what the new ones are worth. */
    public Postings post(List<Succession> successions, Instant now) {
        var policy = policies.inForce();
        var before = before(successions);
        List<Entry> posted = new ArrayList<>();
        List<Recorded> winners = new ArrayList<>(successions.size());
        for (var succession : successions) {
            var entryId = entryId(succession.before());
            if (entryId != null) {
                posted.add(Objects.requireNonNull(before.get(entryId), "an entry that stands is in the ledger")
                        .reversal(now));
            }
            var entry = Posting.entry(succession.now(), policy, now);
            if (entry != null) {
                posted.add(entry);
            }
            winners.add(new Recorded(succession.now(), posted(entry)));
        }
        entries.add(posted);
        count(posted);
        return new Postings(posted, winners);
    }

    /** What evidence is worth under a policy; absent if it posts nothing. */
    public @Nullable Posted worth(Piece piece, Policy policy) {
        return posted(Posting.entry(piece, policy, Instant.EPOCH));
    }

    /**
     * Reverses those entries that stand and follow another policy than the one in force, and enters their causes again.
     * That is no news of customers, so what is posted must raise no alert.
     */
    public Postings repost(List<Recorded> winners, Instant now) {
        var policy = policies.inForce();
        var standing = find(winners.stream().map(Ledger::entryId));
        List<Entry> posted = new ArrayList<>();
        List<Recorded> changed = new ArrayList<>();
        for (var winner : winners) {
            var entryId = entryId(winner);
            var before = entryId == null ? null : standing.get(entryId);
            var entry = Posting.entry(winner.piece(), policy, now);
            if (before == null ? entry == null : before.policy() == policy.version()) {
                continue;
            }
            if (before != null) {
                posted.add(before.reversal(now).silently());
            }
            if (entry != null) {
                posted.add(entry.silently());
            }
            changed.add(new Recorded(winner.piece(), posted(entry)));
        }
        if (!posted.isEmpty()) {
            entries.add(posted);
            count(posted);
        }
        return new Postings(posted, changed);
    }

    /**
     * Deletes all entries of these customers: the one change that the ledger knows.
     *
     * @return how many rows
     */
    public int forget(Collection<UUID> customerIds) {
        return entries.forget(customerIds);
    }

    /**
     * A balance, in units.
     *
     * @param deposits what is left of them
     * @param withdrawals what is left of them; not above 0
     */
    public record Parts(double deposits, double withdrawals) {}

    /** The parts of the balance at an instant from evidence in its order. */
    public Parts parts(List<Line> lines, Instant at) {
        double deposits = 0;
        double withdrawals = 0;
        for (var line : lines) {
            var posted = line.posted();
            if (posted != null) {
                double value = decay.value(posted.unitsMicros(), posted.kind(), line.at(), at);
                switch (posted.kind()) {
                    case DEPOSIT -> deposits += value;
                    case WITHDRAWAL -> withdrawals += value;
                }
            }
        }
        return new Parts(deposits, withdrawals);
    }

    /** The balance at an instant, in units, from evidence in its order. */
    public double balance(List<Line> lines, Instant at) {
        double sum = 0;
        for (var line : lines) {
            var posted = line.posted();
            if (posted != null) {
                sum += decay.value(posted.unitsMicros(), posted.kind(), line.at(), at);
            }
        }
        return sum;
    }

    /** Evidence with the entries that stand for it by the ledger's word. */
    public List<Recorded> standing(Collection<Recorded> winners) {
        Map<UUID, Posted> standing = new HashMap<>();
        entries.standing(winners.stream().map(winner -> winner.piece().id()).toList())
                .forEach(entry -> standing.put(entry.cause().id(), Objects.requireNonNull(posted(entry))));
        return winners.stream()
                .map(winner ->
                        new Recorded(winner.piece(), standing.get(winner.piece().id())))
                .toList();
    }

    /** The balance at an instant, in units, from all entries of the ledger and their reversals. */
    public double total(Collection<UUID> customerIds, Instant at) {
        double sum = 0;
        for (var amount : entries.amounts(customerIds, at)) {
            sum += decay.value(amount.unitsMicros(), amount.kind(), amount.effectiveAt(), at);
        }
        return sum;
    }

    private Map<UUID, Entry> before(List<Succession> successions) {
        return find(successions.stream().map(succession -> entryId(succession.before())));
    }

    private Map<UUID, Entry> find(Stream<@Nullable UUID> entryIds) {
        var ids = entryIds.filter(Objects::nonNull).toList();
        Map<UUID, Entry> found = new HashMap<>();
        entries.find(ids).forEach(entry -> found.put(entry.id(), entry));
        return found;
    }

    private static @Nullable UUID entryId(@Nullable Recorded winner) {
        return winner == null || winner.posted() == null
                ? null
                : winner.posted().entryId();
    }

    private static @Nullable Posted posted(@Nullable Entry entry) {
        return entry == null ? null : new Posted(entry.id(), entry.unitsMicros(), entry.kind());
    }

    private void count(List<Entry> posted) {
        posted.stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.reverses() == null ? entry.kind().wire() : "reversal", Collectors.counting()))
                .forEach((kind, count) ->
                        meters.counter("heartline.entries.posted", "kind", kind).increment(count));
    }
}
