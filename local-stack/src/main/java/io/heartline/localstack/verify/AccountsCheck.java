package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.stack.StackPlan;
import io.heartline.localstack.stack.Stacks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows that the accounts of relationships can be believed, and that they are drawn up and read fast. */
public final class AccountsCheck {
    /** The parts of the check, in their order. */
    public static final List<String> PARTS = List.of("statistics", "retail", "load", "rebuild");

    private final Path projectRoot;
    private final int rows;
    private final List<String> parts;
    private final @Nullable Path data;
    private final Clock clock;
    private final Consumer<String> say;
    private final Failures failures;
    private final ObjectNode result = JsonNodeFactory.instance.objectNode();

    private AccountsCheck(Asked asked, Clock clock, Consumer<String> say) {
        this.projectRoot = asked.projectRoot();
        this.rows = asked.rows();
        this.parts = asked.parts().isEmpty() ? PARTS : asked.parts();
        this.data = asked.data();
        this.clock = clock;
        this.say = say;
        this.failures = new Failures(say);
    }

    /**
     * What to run.
     *
     * @param projectRoot the directory with the modules
     * @param rows how many scored interactions are generated for the load
     * @param parts those to run; all of them if there are none
     * @param data a directory of data sets for the parts that need it; without it they are not run
     */
    public record Asked(
            Path projectRoot,
            int rows,
            List<String> parts,
            @Nullable Path data) {
        /** Keeps the parts as they are now. */
        public Asked {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Runs the check; {@code passed} of the result says whether all of it holds.
     *
     * @param asked what to run
     */
    public static ObjectNode run(Asked asked, Clock clock, Consumer<String> say) throws InterruptedException {
        return new AccountsCheck(asked, clock, say).run();
    }

    private ObjectNode run() throws InterruptedException {
        result.put("check", "accounts");
        for (var part : PARTS) {
            if (parts.contains(part)) {
                run(part);
            }
        }
        var messages = result.putArray("failures");
        failures.all().forEach(messages::add);
        result.put("passed", failures.all().isEmpty());
        return result;
    }

    private void run(String part) throws InterruptedException {
        switch (part) {
            case "statistics" -> part(part, this::statistics);
            case "retail" -> part(part, this::retail);
            case "load" -> part(part, this::load);
            case "rebuild" -> part(part, this::rebuild);
            default -> throw new IllegalArgumentException("no such part");
        }
    }

    /** A part that cannot be carried to its end has failed, and the next one begins. */
    private void part(String name, Part part) throws InterruptedException {
        try {
            result.set(name, part.run());
        } catch (IOException | RuntimeException e) {
            failures.add(name + ": " + e.getMessage());
        }
    }

    /** Something to show; returns its figures. */
    private interface Part {
        JsonNode run() throws IOException, InterruptedException;
    }

    private JsonNode statistics() throws IOException {
        say.accept("Statistics, ours beside others'");
        return new StatisticsCheck(projectRoot, data, failures, say).run();
    }

    private JsonNode retail() throws IOException, InterruptedException {
        say.accept("A year of orders");
        if (data == null) {
            say.accept("  " + StatisticsCheck.NEEDS_DATA);
            return JsonNodeFactory.instance.textNode(StatisticsCheck.NEEDS_DATA);
        }
        var file = data.resolve("online_retail/online_retail.csv.gz");
        return onStackOfItsOwn("retail", site -> new RetailCheck(site, projectRoot, failures, say).run(file));
    }

    private JsonNode load() throws IOException, InterruptedException {
        say.accept(rows + " scored interactions");
        return onStackOfItsOwn("load", site -> new LoadCheck(site, rows, clock, failures, say).run());
    }

    private JsonNode rebuild() throws IOException, InterruptedException {
        say.accept("Every aggregate made anew after a random run");
        return onStackOfItsOwn("rebuild", site -> new RebuildCheck(site, rows, clock, failures, say).run());
    }

    private JsonNode onStackOfItsOwn(String name, OnSite check) throws IOException, InterruptedException {
        var plan = StackPlan.beside(projectRoot, "verify-accounts-" + name);
        try (var site = Site.open(plan, clock, say)) {
            return check.run(site);
        } finally {
            Stacks.reset(plan, say);
        }
    }

    /** Something to show on a stack, which goes afterwards: its data are large and nobody's. */
    private interface OnSite {
        JsonNode run(Site site) throws IOException, InterruptedException;
    }
}
