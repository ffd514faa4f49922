package io.heartline.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.scoring.text.Reading;
import io.heartline.scoring.text.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model in a loop with nothing around it: what the speed of the service is compared with. Of a blend the encoder alone
 * (word pieces and ONNX Runtime), of a linear model reading and predicting, on as many threads as there are processors.
 */
public final class BareLoop {
    private BareLoop() {}

    /**
     * Waits for a line, reads all texts once, prints texts a second, and so on until the input ends.
     *
     * @param args the version of a model that ships, and a file with an array of texts in JSON
     */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        var texts = List.of(new ObjectMapper().readValue(Files.readAllBytes(Path.of(args[1])), String[].class));
        var model = model(args[0]);
        var readings = texts.stream().map(Texts::read).toList();
        var threads = Runtime.getRuntime().availableProcessors();
        try (var pool = Executors.newFixedThreadPool(threads);
                var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (in.readLine() != null) {
                var next = new AtomicInteger();
                var running = new ArrayList<Future<?>>();
                long start = System.nanoTime();
                for (int t = 0; t < threads; t++) {
                    running.add(pool.submit(() -> {
                        for (int i = next.getAndIncrement(); i < texts.size(); i = next.getAndIncrement()) {
                            model.read(texts.get(i), readings.get(i));
                        }
                    }));
                }
                for (var one : running) {
                    one.get();
                }
                System.out.println(texts.size() * 1e9 / (System.nanoTime() - start));
            }
        }
    }

    /** What says something about a text. */
    private interface Model {
        void read(String text, Reading reading);
    }

    private static Model model(String version) throws IOException {
        if (!version.startsWith("blend-")) {
            var linear = ShippedModels.linear(version);
            return (text, reading) -> linear.predict(Texts.read(text));
        }
        var encoder = ShippedModels.encoder(ShippedModels.blend(version));
        return (text, reading) -> encoder.outputs(reading);
    }
}
