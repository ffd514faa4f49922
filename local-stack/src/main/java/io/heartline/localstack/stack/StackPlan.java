package io.heartline.localstack.stack;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to start, and where.
 *
 * @param projectRoot the directory with the modules
 * @param dataDirectory where data, logs and the stack file go; it persists
 * @param fixedPorts whether the services take the documented ports or any free ones
 * @param images the images that run, {@code %s} for the name of a service's module; none for what was built here
 */
public record StackPlan(Path projectRoot, Path dataDirectory, boolean fixedPorts, Optional<String> images) {
    private static final String DATA = ".heartline";

    /** The ordinary stack of a project directory. */
    public static StackPlan ordinary(Path projectRoot) {
        return new StackPlan(projectRoot, projectRoot.resolve(DATA), true, Optional.empty());
    }

    /** A stack of its own, beside the ordinary one. */
    public static StackPlan beside(Path projectRoot, String name) {
        return new StackPlan(projectRoot, projectRoot.resolve(DATA).resolve(name), false, Optional.empty());
    }

    /** The same with containers of these images, {@code %s} for the name of a service's module. */
    public StackPlan inContainers(String pattern) {
        return new StackPlan(projectRoot, dataDirectory, fixedPorts, Optional.of(pattern));
    }

    /** What runs a service. */
    Program program(Service service) {
        return images.<Program>map(pattern -> new Program.Container(pattern.formatted(service.module())))
                .orElseGet(() -> new Program.Jar(service.jar(projectRoot)));
    }
}
