package io.heartline.ingestion.importing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Some rows of a file that are still to be taken. */
@Entity
@IdClass(ImportChunk.Key.class)
@Table(name = "import_chunk")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate fills the fields and reads the key
class ImportChunk {
    @Id
    private UUID importId;

    @Id
    private int seq;

    private long[] rowNumbers;
    private byte[] data;

    /** The primary key. */
    record Key(UUID importId, int seq) implements Serializable {}

    protected ImportChunk() {}

    ImportChunk(UUID importId, int seq, List<RawRow> rows) {
        this.importId = importId;
        this.seq = seq;
        fill(rows);
    }

    private void fill(List<RawRow> rows) {
        this.rowNumbers = rows.stream().mapToLong(RawRow::number).toArray();
        int length = rows.stream().mapToInt(row -> row.data().length + 1).sum();
        var bytes = new byte[length];
        int at = 0;
        for (var row : rows) {
            System.arraycopy(row.data(), 0, bytes, at, row.data().length);
            at += row.data().length;
            bytes[at++] = '\n';
        }
        this.data = bytes;
    }

    /** The rows in the order of the file. */
    List<RawRow> rows() {
        // Hibernate watches each access to a field: too dear for one per byte.
        var numbers = rowNumbers;
        var bytes = data;
        List<RawRow> rows = new ArrayList<>(numbers.length);
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                rows.add(new RawRow(numbers[rows.size()], Arrays.copyOfRange(bytes, from, at), null));
                from = at + 1;
            }
        }
        return rows;
    }

    /** Takes out rows for good; how many. */
    int remove(Predicate<RawRow> unwanted) {
        var rows = rows();
        var kept = rows.stream().filter(unwanted.negate()).toList();
        if (kept.size() < rows.size()) {
            fill(kept);
        }
        return rows.size() - kept.size();
    }

    /** A row as text for people: whatever is no UTF-8, and NUL, which PostgreSQL cannot store, is replaced. */
    static String shown(RawRow row) {
        return new String(row.data(), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
