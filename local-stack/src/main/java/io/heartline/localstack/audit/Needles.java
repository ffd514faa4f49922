package io.heartline.localstack.audit;

import io.heartline.localstack.stack.Service;
import io.heartline.localstack.stack.StackFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Looks for words in every column of every table of every service, bytes too. */
public final class Needles {
    private static final String TABLES = """
            select quote_ident(table_schema) || '.' || quote_ident(table_name)
            from information_schema.tables
            where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
            order by 1""";

    private final StackFile stack;

    /** Looks into the databases of this stack. */
    public Needles(StackFile stack) {
        this.stack = stack;
    }

    /** Returns how many tables there are. */
    public int tables() {
        var count = 0;
        for (var service : Service.values()) {
            count += tables(new Database(stack.database(service))).size();
        }
        return count;
    }

    /** Returns where any of the words stands, as {@code service.table: rows}; letters and digits without quotes. */
    public List<String> places(Collection<String> words) {
        var holds = words.stream()
                .flatMap(word -> List.of(word, hex(word)).stream())
                .map(word -> "position('" + word.replace("'", "''") + "' in t::text) > 0")
                .collect(Collectors.joining(" or "));
        var places = new ArrayList<String>();
        for (var service : Service.values()) {
            var database = new Database(stack.database(service));
            for (var table : tables(database)) {
                var rows = database.number("select count(*) from " + table + " t where " + holds);
                if (rows > 0) {
                    places.add(service.key() + " " + table + ": " + rows);
                }
            }
        }
        return places;
    }

    private static List<String> tables(Database database) {
        return database.query(TABLES, row -> row.getString(1));
    }

    /** A row as text shows bytes in hexadecimal. */
    private static String hex(String word) {
        return HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
    }
}
