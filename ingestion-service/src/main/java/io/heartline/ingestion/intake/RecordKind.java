package io.heartline.ingestion.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.platform.access.Brands;
import java.util.List;

/** A kind of record that channels deliver: however it comes in, it is checked and stored the same way. */
public interface RecordKind<T> {
    /** The name of the kind in the plural, as in paths and metrics. */
    String name();

    /**
     * The field paths that an item of this kind can have, for the columns of files.
     *
     * @return paths such as {@code customer.value}; those that end in {@code .*} take any last part
     */
    List<String> fields();

    /** Checks an item that a caller for these brands delivers. */
    Checked<T> check(JsonNode item, Brands brands);

    /**
     * Stores items in this order and publishes what is new, in the caller's transaction.
     *
     * @return the answers, in the order of the items
     */
    List<Stored> store(List<T> items);
}
