package io.heartline.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.scoring.linear.Heads;
import io.heartline.scoring.linear.LinearModel;
import io.heartline.scoring.text.Texts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearTrainerTest {
    private static final List<String> NUANCES = List.of("gratitude");
    private static final Settings SETTINGS = new Settings(5, 20, 1, 0.95, 0.1, 2, 1000);

    @Test
    void what_was_learned_is_said_of_new_texts() {
        var model = model(SETTINGS);

        // when
        var glad = model.predict(Texts.read("thanks, wonderful help"));
        var cross = model.predict(Texts.read("awful, useless help"));

        assertThat(Heads.EMOTIONS.get(glad.emotion())).isEqualTo("joy");
        assertThat(Heads.EMOTIONS.get(cross.emotion())).isEqualTo("anger");
        assertThat(glad.valence()).isPositive();
        assertThat(cross.valence()).isNegative();
        assertThat(glad.nuances()[0]).isGreaterThan(cross.nuances()[0]);
    }

    @Test
    void the_same_seed_gives_the_same_weights() {
        var first = trained(SETTINGS, texts());

        // when
        var second = trained(SETTINGS, texts());

        assertThat(second.weights()).isEqualTo(first.weights());
        assertThat(second.bias()).isEqualTo(first.bias());
    }

    @Test
    void bytes_stand_for_weights_to_half_a_step() {
        float[] weights = {0.5f, -1f, 0.25f, 2f};

        // when
        var quantised = Quantised.of(weights, 2);

        for (int i = 0; i < weights.length; i++) {
            double step = quantised.scale()[i % 2];
            assertThat(Math.abs(quantised.weights()[i] * step - weights[i])).isLessThanOrEqualTo(step / 2 + 1e-9);
        }
    }

    private static LinearModel model(Settings settings) {
        var texts = texts();
        var trainer = trained(settings, texts);
        var quantised = Quantised.of(trainer.weights(), Heads.NUANCE_FROM + NUANCES.size());
        return new LinearModel(
                "m",
                "en",
                Calibrator.unfitted(NUANCES),
                trainer.bias(),
                quantised.scale(),
                Vocabulary.of(texts, settings).keys(),
                quantised.weights());
    }

    private static LinearTrainer trained(Settings settings, List<Labelled> texts) {
        var vocabulary = Vocabulary.of(texts, settings);
        var trainer = new LinearTrainer(settings, vocabulary.size(), NUANCES.size());
        trainer.train(texts.stream().map(text -> Encoded.of(text, vocabulary)).toList());
        return trainer;
    }

    private static List<Labelled> texts() {
        var texts = new ArrayList<Labelled>();
        for (var noun : List.of("service", "delivery", "help", "price", "staff", "app")) {
            texts.add(text("thanks, wonderful " + noun, "joy", new double[] {0, 0, 1}, 1));
            texts.add(text("wonderful " + noun, "joy", new double[] {0, 0, 1}, 0));
            texts.add(text("awful " + noun, "anger", new double[] {1, 0, 0}, 0));
            texts.add(text("useless, awful " + noun, "anger", new double[] {1, 0, 0}, 0));
        }
        return texts;
    }

    private static Labelled text(String text, String emotion, double[] sentiments, double gratitude) {
        return Labelled.of("test", text)
                .emotions(Labelled.certain(Heads.EMOTIONS, emotion))
                .sentiments(sentiments)
                .nuances(new double[] {gratitude});
    }
}
