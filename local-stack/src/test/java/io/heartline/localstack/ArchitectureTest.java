package io.heartline.localstack;

import io.heartline.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void the_local_stack_keeps_to_the_rules_of_the_architecture() {
        ArchitectureRules.check("io.heartline.localstack");
    }
}
