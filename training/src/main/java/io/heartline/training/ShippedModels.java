package io.heartline.training;

import io.heartline.contracts.EventJson;
import io.heartline.scoring.encoder.Encoder;
import io.heartline.scoring.engine.Blend;
import io.heartline.scoring.linear.LinearModel;
import io.heartline.scoring.linear.ModelFile;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;

/** Reads the models that the scoring service brings, to measure them. */
final class ShippedModels {
    private ShippedModels() {}

    static LinearModel linear(String version) throws IOException {
        return ModelFile.read(new ByteArrayInputStream(bytes(version + ".bin")));
    }

    static Blend blend(String version) throws IOException {
        return EventJson.read(bytes(version + ".json"), Blend.class);
    }

    static Encoder encoder(Blend blend) throws IOException {
        return new Encoder(
                blend.encoder(),
                blend.language(),
                bytes(blend.encoder() + ".onnx"),
                bytes(blend.encoder() + ".tokenizer.json"));
    }

    private static byte[] bytes(String name) throws IOException {
        try (var in = Blend.class.getResourceAsStream("/models/" + name)) {
            if (in == null) {
                throw new FileNotFoundException("the scoring service brings no " + name);
            }
            return in.readAllBytes();
        }
    }
}
