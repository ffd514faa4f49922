package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Shows that what is deployed is sound: renders it with the real Helm and kubectl, checks it, and breaks it. */
public final class ChartsCheck {
    private ChartsCheck() {}

    /** Runs {@code k8s/check.sh}; {@code passed} of the result says whether all of it holds. */
    public static ObjectNode run(Path projectRoot, Consumer<String> say) throws IOException, InterruptedException {
        var check = new ProcessBuilder(
                        "bash", projectRoot.resolve("k8s").resolve("check.sh").toString())
                .redirectErrorStream(true)
                .start();
        var result = JsonNodeFactory.instance.objectNode();
        result.put("check", "charts");
        var sound = result.putArray("sound");
        try (var lines = check.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(line -> {
                say.accept(line);
                if (line.startsWith("sound ")) {
                    sound.add(line.replaceFirst("^sound +", ""));
                }
            });
        }
        return result.put("passed", check.waitFor() == 0 && !sound.isEmpty());
    }
}
