package io.heartline.alerting;

import io.heartline.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void the_rules_of_the_house_hold() {
        ArchitectureRules.check(
                "io.heartline.alerting",
                "casework.CasePolicy",
                "casework.Causes",
                "casework.Kinship",
                "casework.Recovery",
                "casework.Spread",
                "casework.Trend",
                "contactpolicy.ContactRules",
                "contactpolicy.WallClock",
                "delivery.RetryLadder",
                "detection.Baseline",
                "detection.CrisisDetector",
                "detection.CrisisFindings",
                "outreach.Draw",
                "outreach.Eligibility",
                "rule.DriftRule",
                "rule.ShockRule");
    }
}
