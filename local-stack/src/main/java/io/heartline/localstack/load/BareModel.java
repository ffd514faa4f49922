package io.heartline.localstack.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A model in a process of its own with nothing around it, which waits while it is not asked to run. */
public final class BareModel implements AutoCloseable {
    private static final String LOOP = "io.heartline.training.BareLoop";

    private final Process process;
    private final Writer asking;
    private final BufferedReader answering;

    private BareModel(Process process) {
        this.process = process;
        this.asking = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        this.answering = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts the process.
     *
     * @param projectRoot where the project was built
     * @param version of a model that ships
     * @param texts a file with an array of texts in JSON
     */
    public static BareModel start(Path projectRoot, String version, Path texts) throws IOException {
        var target = projectRoot.resolve("training").resolve("target");
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx640m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                LOOP,
                version,
                texts.toString()));
        // Not an argument: ONNX Runtime 1.29 crashes where the command line is longer than 4,096 bytes.
        builder.environment()
                .put("CLASSPATH", target.resolve("classes") + ":" + Files.readString(target.resolve("classpath")));
        builder.redirectError(texts.resolveSibling("bare-" + version + ".log").toFile());
        return new BareModel(builder.start());
    }

    /** Reads all texts once. */
    public double textsPerSecond() throws IOException {
        asking.write("\n");
        asking.flush();
        for (var line = answering.readLine(); line != null; line = answering.readLine()) {
            if (line.matches("[0-9.E]+")) {
                return Double.parseDouble(line);
            }
        }
        throw new IOException("the bare model ended");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
