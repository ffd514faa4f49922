package io.heartline.alerting.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads rows as they are exported: by the names of their columns, JSON as JSON. */
@ApplicationScoped
public class Rows {
    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

    private final Database database;
    private final ObjectMapper json;

    Rows(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * The rows of a query.
     *
     * @param sql with three parameters: the customers' ids, and the names of the brands twice, null for all
     */
    public List<Map<String, @Nullable Object>> of(String sql, List<UUID> customerIds, Brands brands) {
        var names = brands.forSql();
        return database.query(sql, this::row, customerIds.toArray(UUID[]::new), names, names);
    }

    private Map<String, @Nullable Object> row(ResultSet row) throws SQLException {
        var columns = row.getMetaData();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            var name = columns.getColumnLabel(i);
            var key = UNDERSCORE
                    .matcher(name)
                    .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
            values.put(
                    key,
                    switch (columns.getColumnTypeName(i)) {
                        case "timestamptz" -> Database.instantOrNull(row, name);
                        case "json" -> json(row.getString(i));
                        default -> row.getObject(i);
                    });
        }
        return values;
    }

    private @Nullable Object json(@Nullable String text) {
        try {
            return text == null ? null : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column of JSON was not written by us", e);
        }
    }
}
