package io.heartline.faults.ground;

import io.heartline.localstack.stack.StackException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Signals that Java has no word for. */
public final class Signals {
    private Signals() {}

    /** Stops processes where they are; they keep their connections and their memory. */
    public static void freeze(List<ProcessHandle> processes) {
        send("-STOP", processes);
    }

    /** Lets frozen processes go on. */
    public static void thaw(List<ProcessHandle> processes) {
        send("-CONT", processes);
    }

    /** A process that has ended meanwhile needs no signal. */
    private static void send(String signal, List<ProcessHandle> processes) {
        var command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new StackException("there is no command kill", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while sending a signal", e);
        }
    }
}
