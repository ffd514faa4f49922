package io.heartline.localstack;

import io.heartline.localstack.stack.StackPlan;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Where a command works.
 *
 * @param projectRoot the directory with the modules
 * @param clock tells the time
 */
record Workplace(Path projectRoot, Clock clock) {

    /** The ordinary stack of this project. */
    StackPlan plan() {
        return StackPlan.ordinary(projectRoot);
    }
}
