package io.heartline.scoring;

import io.heartline.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void the_rules_of_the_house_hold() {
        ArchitectureRules.check(
                "io.heartline.scoring",
                "correction.Correcting",
                "correction.Labels",
                "drift.Comparison",
                "drift.StabilityIndex",
                "drift.Tally",
                "linear.Features",
                "linear.LinearModel",
                "model.Accuracy",
                "model.Verdicts",
                "rescore.Rescore",
                "score.Aspects",
                "score.Intents",
                "score.RatingVoice",
                "score.Scorer",
                "text.Languages",
                "text.Tokenizer");
    }
}
