package io.heartline.faults.load;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param items what it carries, all of one kind; one if it calls a webhook
 * @param patient whether the sender asks again until it is accepted; otherwise it asks once
 * @param repeatedAfter after how long the sender sends all of it again, as if it did not know; absent if it does not
 */
public record Post(
        List<Item> items, boolean patient, @Nullable Duration repeatedAfter) {
    /** Refuses a request that carries nothing. */
    public Post {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a request carries something");
        }
    }

    /** How it is delivered. */
    Item.Kind kind() {
        return items.getFirst().kind();
    }
}
