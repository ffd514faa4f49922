package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The estimators of the metrics service, run from the jars that ship. */
final class Estimators implements AutoCloseable {
    private static final String COMMAND = "io.heartline.metrics.estimate.EstimateCommand";
    private static final int GONE_WITHIN_SECONDS = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    private Estimators(Process process) {
        this.process = process;
        this.requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Estimators start(Path projectRoot) throws IOException {
        var app = projectRoot.resolve("metrics-service/target/quarkus-app");
        if (!Files.isDirectory(app)) {
            throw new IOException("the metrics service is not built: there is no " + app);
        }
        var jars = Stream.of("app", "lib/boot", "lib/main")
                .map(directory -> app.resolve(directory) + File.separator + "*")
                .collect(Collectors.joining(File.pathSeparator));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(List.of(java, "-Xmx512m", "-XX:+UseSerialGC", "-cp", jars, COMMAND));
        return new Estimators(
                builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** A request for an estimate. */
    static ObjectNode request(String estimate) {
        return JsonNodeFactory.instance.objectNode().put("op", estimate);
    }

    /** The estimate; null on the wire where there is none. */
    JsonNode ask(ObjectNode request) throws IOException {
        requests.write(JSON.writeValueAsString(request));
        requests.newLine();
        requests.flush();
        var answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the estimators ended");
        }
        return JSON.readTree(answer);
    }

    @Override
    public void close() throws IOException {
        requests.close();
        answers.close();
        try {
            if (!process.waitFor(GONE_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
