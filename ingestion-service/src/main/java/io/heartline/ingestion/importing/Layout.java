package io.heartline.ingestion.importing;

import io.heartline.ingestion.importing.ColumnMapping.Origin;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Violation;
import java.util.HashSet;
import java.util.List;

/**
 * The columns of one CSV file and what they mean.
 *
 * @param header the names of the columns, in their order
 * @param mapping the mapping as it was when the file came
 */
record Layout(List<String> header, ColumnMapping mapping) {
    /**
     * Checks that the file has the columns that the mapping names.
     *
     * @throws InvalidInput naming each one that it lacks
     */
    Layout check() {
        if (new HashSet<>(header).size() < header.size()) {
            throw new InvalidInput("duplicate-column", "Two columns of the header have the same name.");
        }
        var missing = mapping.origins().values().stream()
                .map(Origin::column)
                .filter(column -> column != null && !header.contains(column))
                .distinct()
                .map(column -> new Violation(null, String.valueOf(column), "unknown-column", "is not in the header"))
                .toList();
        if (!missing.isEmpty()) {
            throw new InvalidInput("unknown-column", "The file lacks columns of the mapping; see errors.", missing);
        }
        return this;
    }
}
