package io.heartline.faults;

import io.heartline.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void the_campaign_keeps_to_the_rules_of_the_architecture() {
        ArchitectureRules.check("io.heartline.faults", "oracle.Oracle", "fault.Deck");
    }
}
