package io.heartline.metrics.daily;

import java.time.Instant;

/** Something that is computed once a day for each brand. */
public interface DailyJob {
    /** Its name, which never changes: under it is kept when it is due. */
    String name();

    /** Computes it in the caller's transaction; of several instances, one does so at a time. */
    void run(String brand, Instant now);
}
