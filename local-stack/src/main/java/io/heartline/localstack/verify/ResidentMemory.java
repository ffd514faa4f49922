package io.heartline.localstack.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says about the memory of a process. */
final class ResidentMemory {
    private static final String HIGHEST = "VmHWM:";
    private static final int KILOBYTE = 1024;

    private ResidentMemory() {}

    /** Returns the most bytes of memory that the process has had. */
    static long highest(ProcessHandle process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                        .filter(line -> line.startsWith(HIGHEST))
                        .map(line -> line.substring(HIGHEST.length())
                                .replace("kB", "")
                                .strip())
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElseThrow(() -> new IOException("the system does not say how much memory a process has had"))
                * KILOBYTE;
    }
}
