package io.heartline.scoring.score;

import java.util.List;
import java.util.UUID;

/** Keeps something of customers that an erasure must delete. */
public interface Memory {
    /**
     * Deletes all that is kept of customers, in the erasure's transaction.
     *
     * @return how many rows
     */
    long forget(List<UUID> customers);
}
