package io.heartline.ingestion.importing;

import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Tells that something of imports has changed, and nothing about what. */
@ApplicationScoped
public class ImportProgress {
    private static final String MARK = "select coalesce(max(updated_at)::text, '') || ' ' || count(*) from import_run";

    private final Database database;

    ImportProgress(Database database) {
        this.database = database;
    }

    /** Changes whenever an import does. */
    @Transactional
    public String mark() {
        return database.query(MARK, row -> row.getString(1)).getFirst();
    }
}
