package io.heartline.scoring.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.heartline.scoring.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncoderTest {
    private static final List<String> TEXTS = List.of(
            "Third delay this month and still no reply!",
            "thank you, that was quick",
            "ok",
            "I was told to call back, I called back, and nobody knew anything about it. ".repeat(30),
            "why is this so hard 😩😩",
            "");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void outputs_are_the_same_to_the_bit_whatever_is_read_before_and_beside(long seed) throws Exception {
        try (var encoder = encoder();
                var threads = Executors.newFixedThreadPool(4)) {
            var alone = TEXTS.stream()
                    .map(text -> encoder.outputs(Texts.read(text)))
                    .toList();
            var order = new ArrayList<Integer>();
            for (int i = 0; i < 4 * TEXTS.size(); i++) {
                order.add(i % TEXTS.size());
            }
            Collections.shuffle(order, new Random(seed));

            // when
            var together = new ArrayList<Future<double[]>>();
            for (int i : order) {
                Callable<double[]> work = () -> encoder.outputs(Texts.read(TEXTS.get(i)));
                together.add(threads.submit(work));
            }

            for (int i = 0; i < order.size(); i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(order.get(i)));
            }
        }
    }

    @Test
    void what_follows_the_longest_text_that_is_read_changes_nothing() {
        try (var encoder = encoder()) {
            var most = "late again ".repeat(Encoder.PIECES_MAX / 2);

            // when
            var more = encoder.outputs(Texts.read(most + "but thank you"));

            assertThat(more).isEqualTo(encoder.outputs(Texts.read(most)));
        }
    }

    @Test
    void a_closed_encoder_says_so() {
        var encoder = encoder();
        encoder.close();
        encoder.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> encoder.outputs(Texts.read("late")))
                .withMessageContaining("closed");
    }

    @Test
    void a_file_that_is_no_graph_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Encoder("e", "en", new byte[] {1, 2, 3}, bytes("encoder-en-3.tokenizer.json")));
    }

    private static Encoder encoder() {
        return new Encoder("encoder-en-3", "en", bytes("encoder-en-3.onnx"), bytes("encoder-en-3.tokenizer.json"));
    }

    private static byte[] bytes(String name) {
        try (var in = Objects.requireNonNull(EncoderTest.class.getResourceAsStream("/models/" + name))) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
