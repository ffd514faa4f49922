package io.heartline.ingestion.importing;

import io.heartline.platform.access.Brands;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A column mapping under a name. */
@Entity
@Table(name = "import_mapping")
@SuppressWarnings("NullAway.Init") // Hibernate needs a constructor that fills nothing
class ImportMapping {
    @Id
    private String name;

    private String kind;
    private String @Nullable [] brands;

    @JdbcTypeCode(SqlTypes.JSON)
    private ColumnMapping content;

    private Instant updatedAt;

    protected ImportMapping() {}

    ImportMapping(String name, Brands brands) {
        this.name = name;
        this.brands = brands.forSql();
    }

    String kind() {
        return kind;
    }

    ColumnMapping content() {
        return content;
    }

    boolean visibleTo(Brands caller) {
        return caller.forSql() == null
                || (brands != null && List.of(brands).stream().allMatch(caller::contain));
    }

    void replace(String newKind, ColumnMapping newContent, Instant now) {
        this.kind = newKind;
        this.content = newContent;
        this.updatedAt = now;
    }

    ImportMappingResource.MappingView view() {
        return new ImportMappingResource.MappingView(name, kind, content.delimiter(), content.origins(), updatedAt);
    }
}
