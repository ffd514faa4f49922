package io.heartline.ingestion.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.platform.access.Brands;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Violation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes what is posted: every item of a request, or none. */
@ApplicationScoped
public class Deliveries {
    private final JsonItems json;
    private final ItemCounters counters;

    Deliveries(JsonItems json, ItemCounters counters) {
        this.json = json;
        this.counters = counters;
    }

    /**
     * What became of an item.
     *
     * @param id of the record; null if nothing of the item was kept
     * @param version of the record; null if nothing of the item was kept
     */
    public record Receipt(@Nullable UUID id, @Nullable Integer version, Outcome status) {}

    /** The answer to a request whose items are stored for good. */
    public record Receipts(List<Receipt> items) {}

    /**
     * Stores the object, or the array of objects, that a body holds.
     *
     * @throws InvalidInput naming every item that breaks a rule; then none is stored
     * @throws JsonProcessingException if the body is not well-formed JSON
     */
    public <T> Receipts accept(byte[] body, RecordKind<T> kind, Brands brands) throws JsonProcessingException {
        return accept(json.body(body), kind, brands);
    }

    /**
     * Stores items that were made of what was posted, such as the turns of a call; they are any number.
     *
     * @throws InvalidInput naming every item that breaks a rule; then none is stored
     */
    public <T> Receipts accept(List<? extends JsonNode> items, RecordKind<T> kind, Brands brands) {
        return accept(new JsonItems.Body(List.copyOf(items), true), kind, brands);
    }

    private <T> Receipts accept(JsonItems.Body read, RecordKind<T> kind, Brands brands) {
        try {
            var items = check(read, kind, brands);
            var kept = QuarkusTransaction.requiringNew().call(() -> requireAll(kind.store(items), read.array()));
            counters.stored(kind.name(), kept);
            return new Receipts(kept.stream().flatMap(Deliveries::receipt).toList());
        } catch (InvalidInput e) {
            counters.rejected(kind.name(), read.items().size());
            throw e;
        }
    }

    private static <T> List<T> check(JsonItems.Body body, RecordKind<T> kind, Brands brands) {
        List<T> items = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < body.items().size(); i++) {
            var index = body.array() ? Integer.valueOf(i) : null;
            switch (kind.check(body.items().get(i), brands)) {
                case Checked.Valid<T>(T valid) -> items.add(valid);
                case Checked.Invalid<T>(var broken) ->
                    broken.forEach(violation -> violations.add(at(index, violation)));
            }
        }
        require(violations);
        return items;
    }

    /** Thrown inside the transaction, so that nothing of the request stays. */
    private static List<Stored> requireAll(List<Stored> answers, boolean array) {
        require(IntStream.range(0, answers.size())
                .filter(i -> answers.get(i) instanceof Stored.Refused)
                .mapToObj(i -> at(array ? Integer.valueOf(i) : null, ((Stored.Refused) answers.get(i)).violation()))
                .toList());
        return answers;
    }

    private static Stream<Receipt> receipt(Stored answer) {
        return switch (answer) {
            case Stored.Kept(var id, var version, var status) -> Stream.of(new Receipt(id, version, status));
            case Stored.Dropped(var status) -> Stream.of(new Receipt(null, null, status));
            case Stored.Refused refused -> Stream.empty(); // the whole request was refused before
        };
    }

    private static void require(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new InvalidInput("invalid", "Nothing was stored, because items break rules; see errors.", violations);
        }
    }

    private static Violation at(@Nullable Integer index, Violation violation) {
        return new Violation(index, violation.field(), violation.code(), violation.message());
    }
}
