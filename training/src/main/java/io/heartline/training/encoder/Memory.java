package io.heartline.training.encoder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ends a training that takes too much: native memory knows no -Xmx, and a leak there takes the machine. */
final class Memory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long MIB_MAX = 6_000;
    private static final int KIB_PER_MIB = 1024;

    private Memory() {}

    /** The resident memory in MiB, 0 where the system does not tell; too much of it is an error. */
    static long checked() {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try (var lines = Files.lines(STATUS)) {
            long mib = lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / KIB_PER_MIB;
            if (mib > MIB_MAX) {
                throw new IllegalStateException("training holds " + mib + " MiB, which looks like a leak");
            }
            return mib;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
