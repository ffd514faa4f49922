package io.heartline.localstack.replay;

import io.heartline.localstack.feed.Posted;
import java.time.Duration;
import java.util.List;

/**
 * What a replay did.
 *
 * @param rows rows read
 * @param skipped rows that the mapping leaves out
 * @param posted items that ingestion took
 * @param refused items that could not be mapped or that ingestion refused
 * @param reasons why, for the first of them
 * @param took how long it all took
 */
public record ReplayReport(long rows, long skipped, Posted posted, long refused, List<String> reasons, Duration took) {
    /** Keeps a copy. */
    public ReplayReport {
        reasons = List.copyOf(reasons);
    }
}
