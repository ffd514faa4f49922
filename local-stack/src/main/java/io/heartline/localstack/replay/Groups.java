package io.heartline.localstack.replay;

import io.heartline.localstack.table.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers the rows of each group. What wrote a table in the order of time may have put rows of others between them, so a
 * group is complete only when none of the last rows belonged to it; or two halves of an order would be two orders of the
 * same id. Groups come out in the order in which they begin.
 */
final class Groups {
    /** A group is complete when so many rows of others have come since its last. */
    static final int APART_MAX = 100;

    private final Map<String, Group> open = new LinkedHashMap<>();
    private long rows;

    /** The rows of a group, and which row of all was its last. */
    private static final class Group {
        private final List<Row> rows = new ArrayList<>();
        private long last;
    }

    /** Takes the next row, and returns the groups that are complete by now. */
    List<List<Row>> add(String group, Row row) {
        rows++;
        var joined = open.computeIfAbsent(group, name -> new Group());
        joined.rows.add(row);
        joined.last = rows;
        List<List<Row>> complete = new ArrayList<>();
        for (var groups = open.values().iterator(); groups.hasNext(); ) {
            var eldest = groups.next();
            if (rows - eldest.last <= APART_MAX) {
                break;
            }
            complete.add(eldest.rows);
            groups.remove();
        }
        return complete;
    }

    /** Returns the groups that are left, since no row comes any more. */
    List<List<Row>> rest() {
        var rest = open.values().stream().map(group -> group.rows).toList();
        open.clear();
        return rest;
    }
}
