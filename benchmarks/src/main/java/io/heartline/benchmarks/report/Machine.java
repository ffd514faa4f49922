package io.heartline.benchmarks.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What it was measured on, and of which commit.
 *
 * @param cores processors that this JVM may use
 * @param memoryMegabytes of the machine
 * @param jdk its version and vendor
 * @param load processes that ran or waited to, on average over a minute, before anything was started
 * @param commit short, with {@code +} if something was changed since; {@code unknown} outside a repository
 */
public record Machine(int cores, long memoryMegabytes, String jdk, double load, String commit) {
    /** More than this for each core, and figures are of a machine that does something else, too. */
    private static final double BUSY = 0.25;

    private static final int KILOBYTES = 1_000;

    /** Looks at this machine. */
    public static Machine here(Path projectRoot) throws IOException, InterruptedException {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                memory(),
                System.getProperty("java.vm.version") + " " + System.getProperty("java.vendor"),
                Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]),
                commit(projectRoot));
    }

    private static long memory() throws IOException {
        return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .filter(line -> line.startsWith("MemTotal:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KILOBYTES)
                .findFirst()
                .orElse(0);
    }

    private static String commit(Path root) throws IOException, InterruptedException {
        var process = new ProcessBuilder("git", "describe", "--always", "--dirty=+", "--exclude=*")
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() == 0 ? said : "unknown";
    }

    /** Returns whether something else kept the machine busy before the run. */
    public boolean isBusy() {
        return load > BUSY * cores;
    }

    /** Returns it in one line. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%d cores, %,d MB, JDK %s, load average %.2f, commit %s",
                cores,
                memoryMegabytes,
                jdk,
                load,
                commit);
    }

    ObjectNode inJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("cores", cores)
                .put("memoryMegabytes", memoryMegabytes)
                .put("jdk", jdk)
                .put("loadAverage", load)
                .put("busy", isBusy())
                .put("commit", commit);
    }
}
