package io.heartline.localstack.verify;

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

/** Shows that the right person knows in time, and that nobody is bothered for nothing. */
public final class AlertingCheck {
    /** The parts of the check, in their order. */
    public static final List<String> PARTS = List.of("detection", "receivers", "storm", "narrative");

    private final Path projectRoot;
    private final @Nullable Path data;
    private final List<String> parts;
    private final Clock clock;
    private final Consumer<String> say;
    private final Failures failures;
    private final ObjectNode result = JsonNodeFactory.instance.objectNode();

    private AlertingCheck(
            Path projectRoot, @Nullable Path data, List<String> parts, Clock clock, Consumer<String> say) {
        this.projectRoot = projectRoot;
        this.data = data;
        this.parts = parts.isEmpty() ? PARTS : parts;
        this.clock = clock;
        this.say = say;
        this.failures = new Failures(say);
    }

    /**
     * Runs the check; {@code passed} of the result says whether all of it holds.
     *
     * @param data a directory of labelled sets, for the figures that need them
     * @param parts those to run; all of them if there are none
     */
    public static ObjectNode run(
            Path projectRoot, @Nullable Path data, List<String> parts, Clock clock, Consumer<String> say)
            throws InterruptedException {
        return new AlertingCheck(projectRoot, data, parts, clock, say).run();
    }

    private ObjectNode run() throws InterruptedException {
        result.put("check", "alerting");
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
            case "detection" -> part(part, site -> new DetectionCheck(site.stack(), data, clock, failures, say).run());
            case "receivers" -> part(part, site -> new ReceiversCheck(site, clock, failures, say).run());
            case "storm" -> part(part, site -> new StormCheck(site, clock, failures, say).run());
            case "narrative" -> part(part, site -> new NarrativeCheck(site, clock, failures, say).run());
            default -> throw new IllegalArgumentException("no such part");
        }
    }

    /** A part runs on a stack of its own; one that cannot be carried to its end has failed, and the next one begins. */
    private void part(String name, Part part) throws InterruptedException {
        say.accept(name);
        try {
            var plan = StackPlan.beside(projectRoot, "verify-alerting-" + name);
            try (var site = Site.open(plan, clock, say)) {
                result.set(name, part.run(site));
            } finally {
                Stacks.reset(plan, say);
            }
        } catch (IOException | RuntimeException e) {
            failures.add(name + ": " + e.getMessage());
        }
    }

    /** Something to show; returns its figures. */
    private interface Part {
        ObjectNode run(Site site) throws IOException, InterruptedException;
    }
}
