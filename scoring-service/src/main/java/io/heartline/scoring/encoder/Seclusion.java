package io.heartline.scoring.encoder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Keeps DJL to itself. By default it asks the cloud's metadata service who runs it and reports its use, may download native
 * code, and unpacks what it brings into the home directory, which a container cannot write.
 */
public final class Seclusion {
    private static final String TRUE = "true";
    private static final String CACHE = "DJL_CACHE_DIR";

    private static boolean applied;

    private Seclusion() {}

    /**
     * Must be called before any class of DJL is loaded. A cache directory that the operator set is left as it is; else it is
     * one that only this process can write, since native code is loaded from it, and it goes with the process. Each class
     * loader has its own, since Java loads a native library once for each path.
     *
     * @throws UncheckedIOException if there is no directory for temporary files
     */
    public static synchronized void apply() {
        System.setProperty("OPT_OUT_TRACKING", TRUE);
        System.setProperty("ai.djl.offline", TRUE);
        if (System.getenv(CACHE) == null && !applied) {
            applied = true;
            try {
                var directory = Files.createTempDirectory("heartline-djl");
                System.setProperty(CACHE, directory.toString());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
            } catch (IOException failure) {
                throw new UncheckedIOException("native code cannot be unpacked", failure);
            }
        }
    }

    private static void delete(Path directory) {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException ignored) {
            // The system clears its temporary files.
        }
    }
}
