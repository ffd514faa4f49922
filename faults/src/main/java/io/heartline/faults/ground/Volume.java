package io.heartline.faults.ground;

import io.heartline.localstack.stack.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A directory on a small disk of its own, in memory, which can be filled; an ordinary one where that is not allowed. */
public final class Volume implements AutoCloseable {
    private static final int KIBIBYTE = 1024;
    /** So little is left on a full disk. */
    private static final long LEFT_KIB = 64;

    private final Path directory;
    private final int megabytes;
    private final boolean mounted;

    private Volume(Path directory, int megabytes, boolean mounted) {
        this.directory = directory;
        this.megabytes = megabytes;
        this.mounted = mounted;
    }

    /** Makes the directory, on a disk of this size if this process may mount one. */
    static Volume at(Path directory, int megabytes) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + directory, e);
        }
        var mounted =
                run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + megabytes + "m", "tmpfs", directory.toString());
        return new Volume(directory, megabytes, mounted);
    }

    /** Takes a disk away that a campaign which was killed has left there. */
    public static void release(Path directory) {
        if (Files.exists(directory)) {
            run("umount", "-q", directory.toString());
        }
    }

    /** Whether it can be filled. */
    public boolean isDisk() {
        return mounted;
    }

    /** Makes the disk as small as what is on it. */
    public void fill() {
        try {
            var store = Files.getFileStore(directory);
            var used = (store.getTotalSpace() - store.getUnallocatedSpace()) / KIBIBYTE;
            size(used + LEFT_KIB + "k");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell how full " + directory + " is", e);
        }
    }

    /** Gives the disk its size back. */
    public void empty() {
        size(megabytes + "m");
    }

    private void size(String size) {
        if (!run("mount", "-o", "remount,size=" + size, directory.toString())) {
            throw new StackException("the disk at " + directory + " does not change its size");
        }
    }

    /** Whether a command did what it says. */
    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        if (mounted) {
            run("umount", "-l", directory.toString());
        }
    }
}
