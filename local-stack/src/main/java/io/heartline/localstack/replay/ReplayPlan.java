package io.heartline.localstack.replay;

import java.nio.file.Path;

/**
 * What to replay, and how.
 *
 * @param file a table: CSV, TSV or NDJSON, plain or gzipped
 * @param mapping the mapping file
 * @param speed how many times faster than it happened; 0 means as fast as possible
 * @param limit the most rows to read
 */
public record ReplayPlan(Path file, Path mapping, double speed, long limit) {
    /** Refuses a negative speed and an empty replay. */
    public ReplayPlan {
        if (speed < 0 || limit < 1) {
            throw new ReplayException("the speed is 0 or more, the limit 1 or more");
        }
    }
}
