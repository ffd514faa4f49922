package io.heartline.localstack.stack;

import java.nio.file.Path;

/**
 * What to start, and where.
 *
 * @param projectRoot the directory with the modules
 * @param dataDirectory where data, logs and the stack file go; it persists
 * @param fixedPorts whether the services take the documented ports or any free ones
 */
public record StackPlan(Path projectRoot, Path dataDirectory, boolean fixedPorts) {
    private static final String DATA = ".heartline";

    /** The ordinary stack of a project directory. */
    public static StackPlan ordinary(Path projectRoot) {
        return new StackPlan(projectRoot, projectRoot.resolve(DATA), true);
    }

    /** A stack of its own, beside the ordinary one. */
    public static StackPlan beside(Path projectRoot, String name) {
        return new StackPlan(projectRoot, projectRoot.resolve(DATA).resolve(name), false);
    }
}
