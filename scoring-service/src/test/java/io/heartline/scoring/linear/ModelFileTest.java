package io.heartline.scoring.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartline.scoring.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
    private static final String TEXT = "The crew was lovely, but my seat was BROKEN :( 很差";
    private static final List<String> NUANCES = List.of("gratitude", "caring");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_model_says_the_same_after_it_was_written_and_read(long seed) throws IOException {
        var parts = Parts.random(seed);
        var bytes = new ByteArrayOutputStream();
        ModelFile.write(bytes, "m", "en", parts.heads(), parts.bias(), parts.scale(), parts.keys(), parts.weights());

        // when
        var model = ModelFile.read(new ByteArrayInputStream(bytes.toByteArray()));

        var before = parts.model().predict(Texts.read(TEXT));
        var after = model.predict(Texts.read(TEXT));
        assertThat(after.emotions()).isEqualTo(before.emotions());
        assertThat(after.nuances()).isEqualTo(before.nuances());
        assertThat(after.intensity()).isEqualTo(before.intensity());
        assertThat(after.known()).isEqualTo(before.known()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void contributions_bias_and_what_no_token_did_add_up_to_the_output(long seed) {
        var parts = Parts.random(seed);
        var reading = Texts.read(TEXT);
        var outputs = parts.model().outputs(reading);
        double mean = Arrays.stream(outputs, 0, 7).average().orElseThrow();
        var rest = Parts.withoutTokens(parts, reading);
        double restMean = Arrays.stream(rest, 0, 7).average().orElseThrow();

        // when
        var contributions = parts.model().scan(reading).contributions(1);

        assertThat(Arrays.stream(contributions).sum() + rest[1] - restMean)
                .isCloseTo(outputs[1] - mean, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void what_is_no_model_is_refused() {
        var bytes = new ByteArrayInputStream(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});

        assertThatThrownBy(() -> ModelFile.read(bytes)).isInstanceOf(IOException.class);
    }

    /** A model of random weights that knows every feature of one text. */
    @SuppressWarnings("ArrayRecordComponent") // carries numbers; nobody compares two of them
    private record Parts(Heads heads, double[] bias, double[] scale, int[] keys, byte[] weights) {
        static Parts random(long seed) {
            var random = new Random(seed);
            var seen = new ArrayList<Integer>();
            Features.of(Texts.read(TEXT), (group, key, from, to) -> seen.add(key));
            var keys = seen.stream().distinct().mapToInt(Integer::intValue).toArray();
            int count = NUANCES.size();
            var heads = new Heads(
                    NUANCES,
                    new int[] {0, -1},
                    1.5,
                    0.3,
                    random.doubles(count).toArray(),
                    0.9,
                    1.1,
                    0.5,
                    1.2,
                    new double[Heads.EMOTIONS.size()],
                    random.doubles(count + Style.SIZE).toArray(),
                    -0.2);
            var weights = new byte[keys.length * heads.size()];
            random.nextBytes(weights);
            return new Parts(
                    heads,
                    random.doubles(heads.size()).toArray(),
                    random.doubles(heads.size(), 0.001, 0.01).toArray(),
                    keys,
                    weights);
        }

        LinearModel model() {
            return new LinearModel("m", "en", heads, bias, scale, keys, weights);
        }

        /** The bias and the features that were made of no token. */
        static double[] withoutTokens(Parts parts, io.heartline.scoring.text.Reading reading) {
            var outputs = parts.bias().clone();
            Features.of(reading, (group, key, from, to) -> {
                int row = parts.model().row(key);
                for (int i = 0; from == to && i < outputs.length; i++) {
                    outputs[i] += parts.weights()[row * outputs.length + i] * parts.scale()[i];
                }
            });
            return outputs;
        }
    }
}
