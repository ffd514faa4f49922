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

/**
 * Shows that every channel can be taken in and every customer be trusted with: a large file comes in whole in spite of a
 * crash, each kind of sender is heard and none can be forged, merges can be undone, whoever is erased is gone, and nobody
 * is asked too often.
 */
public final class ChannelsCheck {
    /** The parts of the check, in their order. */
    public static final List<String> PARTS = List.of("import", "deliveries", "identity", "erasure", "survey");

    private final Path projectRoot;
    private final int rows;
    private final List<String> parts;
    private final Clock clock;
    private final Consumer<String> say;
    private final Failures failures;
    private final ObjectNode result = JsonNodeFactory.instance.objectNode();

    private ChannelsCheck(Path projectRoot, int rows, List<String> parts, Clock clock, Consumer<String> say) {
        this.projectRoot = projectRoot;
        this.rows = rows;
        this.parts = parts.isEmpty() ? PARTS : parts;
        this.clock = clock;
        this.say = say;
        this.failures = new Failures(say);
    }

    /**
     * Runs the check; {@code passed} of the result says whether all of it holds.
     *
     * @param rows how many rows are imported
     * @param parts those to run; all of them if there are none
     */
    public static ObjectNode run(Path projectRoot, int rows, List<String> parts, Clock clock, Consumer<String> say)
            throws IOException, InterruptedException {
        return new ChannelsCheck(projectRoot, rows, parts, clock, say).run();
    }

    private ObjectNode run() throws IOException, InterruptedException {
        result.put("check", "channels");
        var ran = result.putArray("parts");
        for (var part : PARTS) {
            if (parts.contains(part)) {
                ran.add(part);
            }
        }
        if (parts.contains("import")) {
            say.accept("A file of " + rows + " rows, and a crash in the middle");
            result.set("import", imported());
        }
        if (parts.stream().anyMatch(part -> !part.equals("import"))) {
            try (var site = Site.open(StackPlan.beside(projectRoot, "verify-channels"), clock, say)) {
                journeys(site);
            }
        }
        var messages = result.putArray("failures");
        failures.all().forEach(messages::add);
        result.put("passed", failures.all().isEmpty());
        return result;
    }

    private void journeys(Site site) throws InterruptedException {
        if (parts.contains("deliveries")) {
            say.accept("One delivery of every kind of source");
            var senders = new Senders(site.ingestion());
            part("deliveries", () -> {
                try (var pulled = PulledSources.start(site, senders, clock)) {
                    return new ArrivalCheck(site, senders, clock, failures, say).run(pulled.setUp(failures));
                }
            });
            say.accept("What somebody else might deliver");
            part("forgeries", () -> new ForgeryCheck(site, senders, clock, failures, say).run());
        }
        if (parts.contains("identity")) {
            say.accept("Merges and their undoing");
            part("identity", () -> new IdentityCheck(site, clock, failures, say).run());
        }
        if (parts.contains("erasure")) {
            say.accept("An erasure");
            part("erasure", () -> new ErasureCheck(site, clock, failures, say).run());
        }
        if (parts.contains("survey")) {
            say.accept("A survey");
            part("survey", () -> new SurveyCheck(site, clock, failures, say).run());
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
        ObjectNode run() throws IOException, InterruptedException;
    }

    /** On a stack of its own, which goes afterwards: its data are large and nobody's. */
    private ObjectNode imported() throws IOException, InterruptedException {
        var plan = StackPlan.beside(projectRoot, "verify-channels-import");
        ObjectNode figures;
        try (var site = Site.open(plan, clock, say)) {
            figures = new ImportCheck(site, rows, failures, say).run();
        }
        Stacks.reset(plan, say);
        return figures;
    }
}
