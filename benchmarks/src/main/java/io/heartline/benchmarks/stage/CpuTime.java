package io.heartline.benchmarks.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** What Linux says about the processor time of processes. */
final class CpuTime {
    /** Ticks a second in {@code /proc}, whatever the kernel's own. */
    private static final double TICKS = 100;

    // Fields behind the name of the command, from 0: proc(5) counts the state as field 3
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private CpuTime() {}

    /** Returns the milliseconds that a process has computed. */
    static double millis(long pid) throws IOException {
        var fields = fields(Path.of("/proc", Long.toString(pid), "stat"));
        return millis(fields, USER, SYSTEM);
    }

    /** Returns the milliseconds that a process and its children have computed, those that have ended with them. */
    static double millisWithChildren(long pid) throws IOException {
        var own = fields(Path.of("/proc", Long.toString(pid), "stat"));
        var sum = millis(own, USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM);
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                sum += ofChild(process.resolve("stat"), Long.toString(pid));
            }
        }
        return sum;
    }

    private static double ofChild(Path stat, String parent) throws IOException {
        try {
            var fields = fields(stat);
            return fields.get(PARENT).equals(parent) ? millis(fields, USER, SYSTEM) : 0;
        } catch (NoSuchFileException | UncheckedIOException e) {
            return 0; // it has ended meanwhile, and is counted with its parent from now on
        }
    }

    private static double millis(List<String> fields, int... which) {
        var ticks = 0L;
        for (var field : which) {
            ticks += Long.parseLong(fields.get(field));
        }
        return ticks * 1_000 / TICKS;
    }

    private static List<String> fields(Path stat) throws IOException {
        var text = Files.readString(stat);
        return List.of(text.substring(text.lastIndexOf(')') + 2).strip().split(" ", -1));
    }
}
