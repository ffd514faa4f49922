package io.heartline.alerting.contactpolicy;

import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to people, as the rules need to know it. */
@ApplicationScoped
class ContactPast {
    // Contacts beyond the largest cap change nothing.
    private static final int ROWS_MAX = Cap.MAX + 1;
    private static final Duration REACH = Duration.ofDays(Gap.DAYS_MAX);
    // A contact is confirmed on the day on which its slot was taken, or the next.
    private static final Duration SLACK = Duration.ofDays(2);

    private static final String CONTACTS = """
            select case status when 'confirmed' then settled_at else decided_at end as at, message_class, channel,
                   survey_kind, case status when 'reserved' then expires_at end as held_until
            from contact_decision
            where customer_id = any (?) and brand = ? and message_class <> 'transactional' and decided_at > ?
              and (status = 'confirmed' or (status = 'reserved' and expires_at > ?))
            union all
            select at, message_class, channel, survey_kind, null
            from other_contact
            where customer_id = any (?) and brand = ? and message_class <> 'transactional' and at > ?
            order by at desc
            limit ?""";
    private static final String COMPLAINTS = """
            select at, severe from complaint
            where customer_id = any (?) and brand = ? and at > ?
            order by at desc
            limit ?""";
    private static final String LISTED = """
            select reason, transactional_too, until_at from do_not_contact
            where customer_id = any (?) and brand = ? and (until_at is null or until_at > ?)
            order by customer_id""";

    private final Database database;

    ContactPast(Database database) {
        this.database = database;
    }

    /** What happened to a person, known by these ids, until an instant. */
    History of(List<UUID> family, String brand, Instant now) {
        var ids = family.toArray(UUID[]::new);
        var since = now.minus(REACH);
        var contacts = database.query(
                CONTACTS, ContactPast::contact, ids, brand, since.minus(SLACK), now, ids, brand, since, ROWS_MAX);
        var complaints = database.query(
                COMPLAINTS,
                row -> new Complaint(Database.instant(row, "at"), row.getBoolean("severe")),
                ids,
                brand,
                since,
                ROWS_MAX);
        var listed = database.query(
                LISTED,
                row -> new DoNotContact(
                        row.getString("reason"),
                        row.getBoolean("transactional_too"),
                        Database.instantOrNull(row, "until_at")),
                ids,
                brand,
                now);
        return new History(contacts, complaints, listed);
    }

    private static Contact contact(ResultSet row) throws SQLException {
        @Nullable String kind = row.getString("survey_kind");
        return new Contact(
                Database.instant(row, "at"),
                MessageClass.of(row.getString("message_class")),
                row.getString("channel"),
                kind == null ? null : SurveyKind.of(kind),
                Database.instantOrNull(row, "held_until"));
    }
}
