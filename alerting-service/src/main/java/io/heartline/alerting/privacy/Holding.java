package io.heartline.alerting.privacy;

import io.heartline.platform.access.Brands;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a feature holds of customers. Holdings are asked by their priority, the highest first: what refers to others is
 * forgotten before them.
 */
public interface Holding {
    /**
     * Deletes all that is held of customers, or makes it anonymous, in the erasure's transaction.
     *
     * @return how many rows
     */
    long forget(List<UUID> customerIds);

    /** All that is held of customers of these brands, by a name for each kind of it. */
    Map<String, List<Map<String, @Nullable Object>>> export(List<UUID> customerIds, Brands brands);
}
