package io.heartline.metrics;

import io.heartline.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void the_rules_of_the_house_hold() {
        ArchitectureRules.check(
                "io.heartline.metrics",
                "estimate.BetaGeometric",
                "estimate.Cox",
                "estimate.Difference",
                "estimate.GammaGamma",
                "estimate.LogRank",
                "estimate.Mean",
                "estimate.NetPromoter",
                "estimate.Sequential",
                "estimate.Share",
                "estimate.SurvivalCurve",
                "evidence.Succession",
                "effect.Comparison",
                "indicator.Cells",
                "indicator.Figures",
                "ledger.Decay",
                "ledger.Posting",
                "pulse.PulseSums",
                "retention.Association",
                "segment.Activity",
                "segment.SegmentFold",
                "sentiment.HourSums");
    }
}
