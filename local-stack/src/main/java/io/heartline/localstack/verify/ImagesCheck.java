package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.audit.Audits;
import io.heartline.localstack.demo.DemoRun;
import io.heartline.localstack.feed.Feeds;
import io.heartline.localstack.sink.Registration;
import io.heartline.localstack.sink.Sinks;
import io.heartline.localstack.stack.RunningStack;
import io.heartline.localstack.stack.Service;
import io.heartline.localstack.stack.StackPlan;
import io.heartline.localstack.stack.Stacks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Shows that the images run as little allowed as in Kubernetes, wired to a real Kafka and PostgreSQL, and pass the demo. */
public final class ImagesCheck {
    private static final String IMAGES = "localhost/heartline/%s:verify";
    private static final int STOPPED = 143;
    /** The most memory of this container, by the second version of control groups or by the first. */
    private static final String PEAK =
            "cat /sys/fs/cgroup/memory.peak 2>/dev/null" + " || cat /sys/fs/cgroup/memory/memory.max_usage_in_bytes";

    private final Path projectRoot;
    private final Clock clock;
    private final Consumer<String> say;
    private final Failures failures;
    private final ObjectNode result = JsonNodeFactory.instance.objectNode();

    private ImagesCheck(Path projectRoot, Clock clock, Consumer<String> say) {
        this.projectRoot = projectRoot;
        this.clock = clock;
        this.say = say;
        this.failures = new Failures(say);
    }

    /** Builds the images and runs them; {@code passed} of the result says whether all of it holds. */
    public static ObjectNode run(Path projectRoot, Clock clock, Consumer<String> say)
            throws IOException, InterruptedException {
        return new ImagesCheck(projectRoot, clock, say).run();
    }

    private ObjectNode run() throws IOException, InterruptedException {
        result.put("check", "images");
        if (build()) {
            runAll();
        }
        var messages = result.putArray("failures");
        failures.all().forEach(messages::add);
        return result.put("passed", failures.all().isEmpty());
    }

    private boolean build() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "bash",
                        projectRoot.resolve("k8s/images/verify-build.sh").toString())
                .redirectErrorStream(true)
                .start();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().filter(line -> !line.startsWith("--> ")).forEach(line -> say.accept("  " + line));
        }
        failures.unless(process.waitFor() == 0, "the images cannot be built");
        return failures.all().isEmpty();
    }

    private void runAll() throws InterruptedException, IOException {
        var plan = StackPlan.beside(projectRoot, "verify-images").inContainers(IMAGES);
        Stacks.reset(plan, say);
        try (var sink = Sinks.start(clock, plan.dataDirectory());
                var stack = Stacks.start(plan, say);
                var alerting = new Apis(
                        stack.file().url(Service.ALERTING), stack.file().apiKey());
                var feeds = new Feeds(
                        stack.file().url(Service.INGESTION), stack.file().apiKey())) {
            for (var service : Service.values()) {
                lookInto(service);
            }
            Registration.register(sink, alerting);
            var demo = new DemoRun(feeds, new Audits(stack.file()), sink, stack.death());
            var outcome = demo.play(DemoRun.feed(stack.dataDirectory(), clock), posted -> {});
            say.accept(outcome.inWords());
            failures.unless(outcome.isComplete(), "the demo is not complete");
            for (var service : Service.values()) {
                end(service, stack);
            }
        }
    }

    /** What the container may do, asked of the container. */
    private void lookInto(Service service) throws IOException, InterruptedException {
        var container = "heartline-" + service.module();
        expect(container, "its user", "10001", "id", "-u");
        expect(container, "its capabilities", "0000000000000000", "sh", "-c", "grep CapEff /proc/1/status | cut -f2");
        expect(container, "whether it may gain more", "1", "sh", "-c", "grep NoNewPrivs /proc/1/status | cut -f2");
        for (var place : List.of("/app", "/", "/etc")) {
            expect(container, "writing to " + place, "refused", "sh", "-c", "touch " + place + "/x || echo refused");
        }
        expect(container, "writing to /tmp", "taken", "sh", "-c", "touch /tmp/x && echo taken");
    }

    private void expect(String container, String what, String expected, String... command)
            throws IOException, InterruptedException {
        var said = exec(container, command);
        failures.unless(said.equals(expected), container + ", " + what + ": " + said + " instead of " + expected);
    }

    private static String exec(String container, String... command) throws IOException, InterruptedException {
        var whole = new ArrayList<>(List.of("podman", "exec", container));
        whole.addAll(Arrays.asList(command));
        var process = new ProcessBuilder(whole)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return said;
    }

    private void end(Service service, RunningStack stack) throws IOException, InterruptedException {
        var said = exec("heartline-" + service.module(), "sh", "-c", PEAK);
        var code = stack.stop(service);
        failures.unless(code == STOPPED, service.module() + " did not end in order: " + code);
        if (!said.matches("[0-9]{1,18}")) {
            failures.add(service.module() + " does not say how much memory it had: " + said);
            return;
        }
        long peak = Long.parseLong(said) >> 20;
        say.accept("  %-18s at most %d MB; ended with %d".formatted(service.module(), peak, code));
        result.withObject("/" + service.key()).put("peakMegabytes", peak).put("exitCode", code);
    }
}
