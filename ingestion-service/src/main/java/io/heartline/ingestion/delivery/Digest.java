package io.heartline.ingestion.delivery;

import io.heartline.ingestion.intake.Outcome;
import io.heartline.ingestion.source.Tallies.Count;
import io.heartline.ingestion.source.Tally;
import io.heartline.platform.problem.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What one delivery comes to, collected while its items are checked and stored. */
final class Digest {
    private final List<Violation> violations = new ArrayList<>();
    private final Set<UUID> customerIds = new LinkedHashSet<>();
    private final Set<UUID> recordIds = new LinkedHashSet<>();
    private long accepted;
    private long revised;
    private long duplicate;
    private long noted;
    private boolean ignored;
    private boolean dropped;

    void refuse(String field, String code, String message) {
        violations.add(new Violation(null, field, code, message));
    }

    void kept(UUID recordId, Outcome outcome) {
        recordIds.add(recordId);
        switch (outcome) {
            case ACCEPTED -> accepted++;
            case REVISED -> revised++;
            case DUPLICATE, OUTDATED -> duplicate++;
            case WITHHELD, ERASED -> dropped();
        }
    }

    void noted(UUID customerId) {
        customerIds.add(customerId);
        noted++;
    }

    /** It holds data of a customer of whom nothing may be kept. */
    void dropped() {
        dropped = true;
    }

    boolean isDropped() {
        return dropped;
    }

    void ignored() {
        ignored = true;
    }

    void concerns(UUID customerId) {
        customerIds.add(customerId);
    }

    List<Violation> violations() {
        return violations;
    }

    Set<UUID> customerIds() {
        return customerIds;
    }

    Set<UUID> recordIds() {
        return recordIds;
    }

    List<Count> counts() {
        return List.of(
                new Count(Tally.ACCEPTED, "", accepted),
                new Count(Tally.REVISED, "", revised),
                new Count(Tally.DUPLICATE, "item", duplicate),
                new Count(Tally.NOTED, "", noted),
                new Count(Tally.IGNORED, "", ignored ? 1 : 0),
                new Count(Tally.IGNORED, "not-to-be-kept", dropped ? 1 : 0),
                new Count(Tally.REJECTED, "", violations.isEmpty() || dropped ? 0 : 1));
    }
}
