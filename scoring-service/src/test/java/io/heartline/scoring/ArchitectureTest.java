package io.heartline.scoring;

import io.heartline.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void the_rules_of_the_house_hold() {
        ArchitectureRules.check(
                "io.heartline.scoring",
                "linear.Features",
                "linear.LinearModel",
                "score.Aspects",
                "score.Intents",
                "score.RatingVoice",
                "score.Scorer",
                "text.Languages",
                "text.Tokenizer");
    }
}
