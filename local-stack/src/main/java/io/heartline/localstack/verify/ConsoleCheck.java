package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.browse.Visitors;
import io.heartline.localstack.demo.DemoRun;
import io.heartline.localstack.stack.StackPlan;
import io.heartline.localstack.stack.Stacks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** Shows in a real browser that the pages of all services can be used by everybody, are fast, and run nothing of others. */
public final class ConsoleCheck {
    /** The parts of the check, in their order. */
    public static final List<String> PARTS = List.of("pages", "budgets", "hostile");

    private final Asked asked;
    private final Clock clock;
    private final Consumer<String> say;
    private final Failures failures;
    private final ObjectNode result = JsonNodeFactory.instance.objectNode().put("check", "console");

    private ConsoleCheck(Asked asked, Clock clock, Consumer<String> say) {
        this.asked = asked;
        this.clock = clock;
        this.say = say;
        this.failures = new Failures(say);
    }

    /**
     * What is to be shown.
     *
     * @param parts those to run; all of them if there are none
     * @param customers with so many in the books the budgets hold
     */
    public record Asked(Path projectRoot, List<String> parts, int customers) {
        /** Keeps the parts as they are now. */
        public Asked {
            parts = parts.isEmpty() ? PARTS : List.copyOf(parts);
        }
    }

    /** Runs the check; {@code passed} of the result says whether all of it holds. */
    public static ObjectNode run(Asked asked, Clock clock, Consumer<String> say)
            throws IOException, InterruptedException {
        return new ConsoleCheck(asked, clock, say).run();
    }

    private ObjectNode run() throws IOException, InterruptedException {
        var plan = StackPlan.beside(asked.projectRoot(), "verify-console");
        try (var site = Site.open(plan, clock, say)) {
            play(site, plan);
            try (var visitors = new Visitors(site.stack().file())) {
                for (var part : PARTS) {
                    if (asked.parts().contains(part)) {
                        say.accept(part);
                        part(part, site, visitors);
                    }
                }
            }
        } finally {
            Stacks.reset(plan, say);
        }
        var messages = result.putArray("failures");
        failures.all().forEach(messages::add);
        return result.put("passed", failures.all().isEmpty());
    }

    private void play(Site site, StackPlan plan) throws InterruptedException {
        var demo = new DemoRun(
                site.feeds(), site.audits(), site.sink(), site.stack().death());
        var outcome = demo.play(DemoRun.feed(plan.dataDirectory(), clock), posted -> {});
        say.accept("  the demo is played; missing: " + outcome.missing());
        result.put("demoMissing", outcome.missing().size());
    }

    /** A part that cannot be carried to its end has failed, and the next one begins. */
    private void part(String part, Site site, Visitors visitors) throws InterruptedException {
        try {
            result.set(part, run(part, site, visitors));
        } catch (IOException | RuntimeException e) {
            failures.add(part + ": " + e.getMessage());
        }
    }

    private ObjectNode run(String part, Site site, Visitors visitors) throws IOException, InterruptedException {
        return switch (part) {
            case "pages" ->
                new PagesCheck(asked.projectRoot().resolve("target/screenshots"), visitors, failures, say).run();
            case "budgets" -> new BudgetsCheck(site, visitors, asked.customers(), failures, say).run(clock.instant());
            case "hostile" -> new HostileCheck(site.stack(), clock, visitors, failures, say).run();
            default -> throw new IllegalArgumentException("no such part");
        };
    }
}
