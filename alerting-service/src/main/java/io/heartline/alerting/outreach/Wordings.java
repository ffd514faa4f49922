package io.heartline.alerting.outreach;

import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Every wording of every draft: who, when, and so what changed. Runs in the caller's transaction. */
@ApplicationScoped
class Wordings {
    private static final String ADD = """
            insert into outreach_draft (outreach_id, version, origin, author, language, text, at)
            values (?, ?, ?, ?, ?, ?, ?)""";
    private static final String ALL = """
            select version, origin, author, language, text, at from outreach_draft
            where outreach_id = ? order by version""";

    private final OutreachRepository outreaches;
    private final Database database;

    Wordings(OutreachRepository outreaches, Database database) {
        this.outreaches = outreaches;
        this.database = database;
    }

    /** Keeps the wording that an outreach has now. */
    void keep(Outreach outreach, Wording wording) {
        outreaches.flush(); // the wording is written by SQL and refers to the row
        database.update(
                ADD,
                outreach.id(),
                outreach.draftVersion(),
                wording.origin().wire(),
                wording.author(),
                wording.language(),
                wording.text(),
                wording.at());
    }

    /** All wordings of an outreach, the first one first. */
    List<Wording> of(UUID outreachId) {
        return database.query(
                ALL,
                row -> new Wording(
                        Wording.Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                        row.getString("author"),
                        row.getString("language"),
                        row.getString("text"),
                        Database.instant(row, "at")),
                outreachId);
    }
}
