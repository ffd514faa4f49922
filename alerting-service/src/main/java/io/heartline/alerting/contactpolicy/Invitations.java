package io.heartline.alerting.contactpolicy;

import io.heartline.alerting.identity.Identities;
import io.heartline.contracts.Invitation;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * Counts each invitation once. One whose decision was confirmed counts by that; one whose slot was never confirmed is
 * confirmed by the invitation itself; and one that nobody asked a decision for counts as an other contact.
 */
@ApplicationScoped
class Invitations {
    /** An invitation leaves soon after its decision; a later one to the same survey is another one. */
    private static final Duration BEFORE = Duration.ofHours(24);

    /** Clocks of two services differ a little. */
    private static final Duration AFTER = Duration.ofMinutes(10);

    private static final String DECIDED = """
            select id from contact_decision
            where customer_id = any (?) and brand = ? and survey_slug = ? and status in ('reserved', 'confirmed')
              and decided_at between ? and ?
            order by status = 'confirmed' desc, decided_at desc
            limit 1""";
    private static final String CONFIRM = """
            update contact_decision set status = 'confirmed', settled_at = ? where id = ? and status = 'reserved'""";
    private static final String COUNT = """
            insert into other_contact (id, customer_id, brand, channel, message_class, survey_slug, survey_kind, at)
            values (?, ?, ?, ?, 'survey', ?,
                    (select survey_kind from contact_decision where brand = ? and survey_slug = ?
                     order by decided_at desc limit 1), ?)
            on conflict do nothing""";

    private final Identities identities;
    private final Database database;

    Invitations(Identities identities, Database database) {
        this.identities = identities;
        this.database = database;
    }

    /** Notes that a customer was invited, in the caller's transaction. */
    void note(Invitation invitation) {
        var family = identities.family(invitation.customerId());
        var decision = database.first(
                DECIDED,
                row -> row.getObject(1, UUID.class),
                family.toArray(UUID[]::new),
                invitation.brand(),
                invitation.survey(),
                invitation.at().minus(BEFORE),
                invitation.at().plus(AFTER));
        if (decision.isPresent()) {
            database.update(CONFIRM, invitation.at(), decision.get());
        } else {
            database.update(
                    COUNT,
                    invitation.id(),
                    invitation.customerId(),
                    invitation.brand(),
                    invitation.channel().wire(),
                    invitation.survey(),
                    invitation.brand(),
                    invitation.survey(),
                    invitation.at());
        }
    }
}
