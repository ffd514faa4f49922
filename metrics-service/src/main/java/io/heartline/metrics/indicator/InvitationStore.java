package io.heartline.metrics.indicator;

import static io.heartline.metrics.database.Database.Column.column;
import static io.heartline.metrics.database.Database.Column.ids;

import io.heartline.contracts.Channel;
import io.heartline.contracts.Invitation;
import io.heartline.contracts.InvitationStatus;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.evidence.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** The table of who was asked, and how far it came; steps may arrive in any order. */
@ApplicationScoped
class InvitationStore {
    private static final String ADD = """
            insert into invitation as known (id, brand, customer_id, channel, statuses, asked_at)
            select * from unnest(?, ?, ?, ?, ?, ?)
            on conflict (id) do update set statuses = known.statuses | excluded.statuses,
                asked_at = least(known.asked_at, excluded.asked_at)
            returning id, brand, customer_id, channel, statuses, asked_at""";

    private final Database database;

    InvitationStore(Database database) {
        this.database = database;
    }

    private record Known(UUID id, String brand, UUID customerId, Channel channel, int statuses, Instant askedAt) {
        static Known of(Invitation step) {
            return new Known(step.id(), step.brand(), step.customerId(), step.channel(), bit(step.status()), step.at());
        }

        Known with(Known other) {
            return new Known(
                    id,
                    brand,
                    customerId,
                    channel,
                    statuses | other.statuses,
                    askedAt.isBefore(other.askedAt) ? askedAt : other.askedAt);
        }

        /** Whoever came to any step was invited. */
        List<Observation> observations() {
            List<Observation> found = new ArrayList<>();
            for (var status : InvitationStatus.values()) {
                if (status == InvitationStatus.INVITED || (statuses & bit(status)) != 0) {
                    found.add(new Observation(
                            id,
                            Integer.numberOfTrailingZeros(bit(status)),
                            brand,
                            customerId,
                            askedAt.atZone(ZoneOffset.UTC).toLocalDate(),
                            new Place(null, null, channel, null, null),
                            Measures.of(status),
                            0));
                }
            }
            return found;
        }
    }

    /** Adds steps, and returns what is now observed of their invitations. */
    List<Observation> add(Collection<Invitation> steps) {
        var merged = new TreeMap<UUID, Known>();
        steps.forEach(step -> merged.merge(step.id(), Known.of(step), Known::with));
        var rows = merged.values();
        return database
                .query(
                        ADD,
                        row -> new Known(
                                row.id("id"),
                                row.text("brand"),
                                row.id("customer_id"),
                                Channel.of(row.text("channel")),
                                row.count("statuses"),
                                row.instant("asked_at")),
                        column("uuid", rows, Known::id),
                        column("text", rows, Known::brand),
                        column("uuid", rows, Known::customerId),
                        column("text", rows, known -> known.channel().wire()),
                        column("int4", rows, Known::statuses),
                        column("timestamptz", rows, Known::askedAt))
                .stream()
                .flatMap(known -> known.observations().stream())
                .toList();
    }

    int forget(Collection<UUID> customerIds) {
        return database.update("delete from invitation where customer_id = any(?)", ids(customerIds));
    }

    /** Where a status lies among those of an invitation; what is stored depends on it. */
    private static int bit(InvitationStatus status) {
        return switch (status) {
            case INVITED -> 1;
            case SHOWN -> 1 << 1;
            case DISMISSED -> 1 << 2;
            case STARTED -> 1 << 3;
            case ANSWERED -> 1 << 4;
            case EXPIRED -> 1 << 5;
        };
    }
}
