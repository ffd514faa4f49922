package io.heartline.localstack.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says about the memory of a process. */
public final class ResidentMemory {
    private static final String HIGHEST = "VmHWM:";
    private static final String NOW = "VmRSS:";
    private static final int KILOBYTE = 1024;

    private ResidentMemory() {}

    /** Returns the most bytes of memory that the process has had. */
    public static long highest(ProcessHandle process) throws IOException {
        return bytes(process, HIGHEST);
    }

    /** Returns the bytes of memory that the process has now. */
    public static long now(ProcessHandle process) throws IOException {
        return bytes(process, NOW);
    }

    private static long bytes(ProcessHandle process, String what) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                        .filter(line -> line.startsWith(what))
                        .map(line ->
                                line.substring(what.length()).replace("kB", "").strip())
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElseThrow(() -> new IOException("the system does not say how much memory a process has"))
                * KILOBYTE;
    }
}
