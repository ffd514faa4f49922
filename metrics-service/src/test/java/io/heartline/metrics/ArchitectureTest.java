package io.heartline.metrics;

import io.heartline.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void the_rules_of_the_house_hold() {
        ArchitectureRules.check(
                "io.heartline.metrics",
                "estimate.Mean",
                "estimate.Share",
                "evidence.Succession",
                "ledger.Decay",
                "ledger.Posting",
                "pulse.PulseSums",
                "segment.Activity",
                "segment.SegmentFold",
                "sentiment.HourSums");
    }
}
