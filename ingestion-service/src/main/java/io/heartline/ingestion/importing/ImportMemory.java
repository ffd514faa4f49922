package io.heartline.ingestion.importing;

import com.fasterxml.jackson.databind.util.RawValue;
import io.heartline.ingestion.privacy.Export;
import io.heartline.ingestion.privacy.Memory;
import io.heartline.ingestion.privacy.Person;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Hands out and forgets rows of files that mention a customer and are not taken, or were not. */
@ApplicationScoped
class ImportMemory implements Memory {
    private static final String EXPORT = """
            select to_jsonb(t) from (
              select import_id as "importId", row_number as "row", reasons as errors, data
              from import_rejection where lower(data) like any(?) order by import_id, row_number) t""";
    private static final String FORGET = "delete from import_rejection where lower(data) like any(?)";
    private static final String WAITING = """
            select import_id, seq from import_chunk
            where exists (select 1 from unnest(?::text[]) as names (name)
                          where position(convert_to(names.name, 'UTF8') in data) > 0)
            order by import_id, seq""";

    private final Database database;
    private final ImportChunks chunks;
    private final ImportRuns runs;

    ImportMemory(Database database, ImportChunks chunks, ImportRuns runs) {
        this.database = database;
        this.chunks = chunks;
        this.runs = runs;
    }

    @Override
    public String name() {
        return "import-rejections";
    }

    @Override
    public long forget(Person person) {
        return database.update(FORGET, (Object) person.patterns()) + waiting(person);
    }

    /** Rows that wait would be dropped when their turn comes; but the turn of an import that failed never comes. */
    private long waiting(Person person) {
        var names = person.names().stream().sorted().toArray(String[]::new);
        var found = database.query(
                WAITING, row -> new ImportChunk.Key(row.getObject("import_id", UUID.class), row.getInt("seq")), (Object)
                        names);
        long rows = 0;
        for (var key : found) {
            long removed = chunks.findById(key).remove(row -> person.isMentionedIn(ImportChunk.shown(row)));
            runs.findById(key.importId()).droppedUnread(removed);
            rows += removed;
        }
        chunks.flush();
        return rows;
    }

    @Override
    public void export(Person person, Export export) {
        List<RawValue> rows = database.query(EXPORT, row -> new RawValue(row.getString(1)), (Object) person.patterns());
        export.list(name(), rows);
    }
}
