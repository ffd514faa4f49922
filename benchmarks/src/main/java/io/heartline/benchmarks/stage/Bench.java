package io.heartline.benchmarks.stage;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * How it is measured.
 *
 * @param projectRoot the directory with the modules
 * @param rounds that count
 * @param isQuick whether small sizes are enough, to see that it works
 * @param growth to how many scores the books grow in the row of that name; 0 for a hundred times what they begin with
 * @param clock tells the time
 * @param say told in short sentences what happens
 */
public record Bench(Path projectRoot, int rounds, boolean isQuick, int growth, Clock clock, Consumer<String> say) {
    /** Refuses less than one round. */
    public Bench {
        if (rounds < 1) {
            throw new IllegalArgumentException("nothing is measured in " + rounds + " rounds");
        }
    }

    /** Returns the first size, or of a quick run the second. */
    public int size(int full, int quick) {
        return isQuick ? quick : full;
    }

    /** Returns how many rounds come before those that count: until compilers have seen what is hot. */
    public int warmUps() {
        return isQuick ? 1 : 2;
    }
}
