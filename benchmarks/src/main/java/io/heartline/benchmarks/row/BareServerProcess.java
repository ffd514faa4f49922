package io.heartline.benchmarks.row;

import io.heartline.benchmarks.stage.Stage;
import io.heartline.localstack.stack.Service;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A {@link BareServer} that runs. */
final class BareServerProcess implements AutoCloseable {
    private final Process process;
    private final URI url;

    private BareServerProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Starts it on ingestion's database, with as much heap as ingestion has. */
    static BareServerProcess start(Stage stage, int connections) throws IOException {
        var database = stage.stack().file().database(Service.INGESTION);
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + Service.INGESTION.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BareServer.class.getName(),
                Integer.toString(connections)));
        builder.environment().put(BareServer.URL, database.url() + "?reWriteBatchedInserts=true");
        builder.environment().put(BareServer.USER, database.user());
        builder.environment().put(BareServer.PASSWORD, database.password());
        builder.redirectError(
                stage.stack().dataDirectory().resolve("logs/bare-server.log").toFile());
        var process = builder.start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var port = said.readLine();
        if (port == null) {
            throw new IOException("the bare server did not start, see logs/bare-server.log");
        }
        return new BareServerProcess(process, URI.create("http://127.0.0.1:" + port + "/interactions"));
    }

    URI url() {
        return url;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
    }
}
