package io.heartline.metrics.standing;

import io.heartline.metrics.evidence.Line;
import io.heartline.metrics.evidence.Pieces;
import io.heartline.metrics.ledger.Ledger;
import io.heartline.metrics.segment.Segments;
import io.heartline.metrics.sentiment.Sentiments;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Draws up accounts from evidence. */
@ApplicationScoped
class Accounts {
    private static final Duration TREND = Duration.ofDays(30);

    private final Pieces pieces;
    private final Ledger ledger;
    private final Sentiments sentiments;
    private final Segments segments;

    Accounts(Pieces pieces, Ledger ledger, Sentiments sentiments, Segments segments) {
        this.pieces = pieces;
        this.ledger = ledger;
        this.sentiments = sentiments;
        this.segments = segments;
    }

    /** All evidence of persons, given the customers that they are, in order. */
    Map<UUID, List<Line>> lines(Map<UUID, List<UUID>> members) {
        var byCustomer = pieces.lines(
                members.values().stream().flatMap(Collection::stream).toList());
        Map<UUID, List<Line>> lines = new HashMap<>();
        members.forEach((person, customers) -> {
            List<Line> all = new ArrayList<>();
            customers.forEach(customer -> all.addAll(byCustomer.getOrDefault(customer, List.of())));
            all.sort(Line.ORDER);
            lines.put(person, all);
        });
        return lines;
    }

    /** What evidence, in order, comes to at an instant. */
    Account account(List<Line> lines, Instant at) {
        double balance = ledger.balance(lines, at);
        int count = 0;
        int entries = 0;
        @Nullable Instant lastHeardAt = null;
        for (var line : lines) {
            if (line.at().isAfter(at)) {
                break;
            }
            count++;
            entries += line.posted() == null ? 0 : 1;
            lastHeardAt = line.expression() ? line.at() : lastHeardAt;
        }
        return new Account(
                at,
                count,
                balance,
                entries,
                balance - ledger.balance(lines, at.minus(TREND)),
                segments.history(lines, at),
                sentiments.reading(lines, at),
                lastHeardAt);
    }
}
