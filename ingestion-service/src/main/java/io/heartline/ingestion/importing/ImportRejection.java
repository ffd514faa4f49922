package io.heartline.ingestion.importing;

import io.heartline.platform.problem.Violation;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row that was not taken. */
@Entity
@Immutable
@IdClass(ImportRejection.Key.class)
@Table(name = "import_rejection")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate fills the fields and reads the key
class ImportRejection {
    @Id
    private UUID importId;

    @Id
    private long rowNumber;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Violation> reasons;

    private String data;

    /** The primary key. */
    record Key(UUID importId, long rowNumber) implements Serializable {}

    protected ImportRejection() {}

    ImportRejection(UUID importId, RawRow row, List<Violation> reasons) {
        this.importId = importId;
        this.rowNumber = row.number();
        this.reasons = List.copyOf(reasons);
        this.data = ImportChunk.shown(row);
    }

    long rowNumber() {
        return rowNumber;
    }

    List<Violation> reasons() {
        return reasons;
    }

    String data() {
        return data;
    }
}
