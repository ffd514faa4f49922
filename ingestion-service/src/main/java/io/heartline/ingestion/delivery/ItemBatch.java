package io.heartline.ingestion.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.RecordKind;
import io.heartline.ingestion.intake.Stored;
import io.heartline.platform.access.Brands;
import java.util.ArrayList;
import java.util.List;

/** Items of one kind out of several deliveries, stored together; each delivery is told what became of its own. */
final class ItemBatch<T> {
    private final RecordKind<T> kind;
    private final Brands brands;
    private final List<T> items = new ArrayList<>();
    private final List<Origin> origins = new ArrayList<>();

    /** The delivery that holds an item, and where. */
    private record Origin(Digest digest, String path) {}

    ItemBatch(RecordKind<T> kind, Brands brands) {
        this.kind = kind;
        this.brands = brands;
    }

    /** Checks the items of one delivery. */
    void add(Digest digest, List<? extends JsonNode> given) {
        for (int i = 0; i < given.size(); i++) {
            var path = kind.name() + "[" + i + "]";
            switch (kind.check(given.get(i), brands)) {
                case Checked.Valid<T>(T item) -> {
                    items.add(item);
                    origins.add(new Origin(digest, path));
                }
                case Checked.Invalid<T>(var violations) ->
                    violations.forEach(found -> digest.refuse(
                            found.field().isEmpty() ? path : path + "." + found.field(),
                            found.code(),
                            found.message()));
            }
        }
    }

    /** Stores what was valid, in the caller's transaction. */
    List<Stored> store() {
        if (items.isEmpty()) {
            return List.of();
        }
        var answers = kind.store(items);
        for (int i = 0; i < answers.size(); i++) {
            var origin = origins.get(i);
            switch (answers.get(i)) {
                case Stored.Kept(var id, var version, var outcome) ->
                    origin.digest().kept(id, outcome);
                case Stored.Dropped(var outcome) -> origin.digest().dropped();
                case Stored.Refused(var found) ->
                    origin.digest().refuse(origin.path() + "." + found.field(), found.code(), found.message());
            }
        }
        return answers;
    }
}
