package io.heartline.faults.campaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.faults.fault.Deck;
import io.heartline.faults.fault.Fault;
import io.heartline.faults.fault.Faults;
import io.heartline.faults.ground.Grounds;
import io.heartline.faults.load.Loads;
import io.heartline.faults.oracle.Observer;
import io.heartline.faults.oracle.Oracle;
import io.heartline.faults.oracle.Verdict;
import io.heartline.faults.oracle.Waiting;
import io.heartline.faults.receiver.Receivers;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.stack.RunningStack;
import io.heartline.localstack.stack.Service;
import io.heartline.localstack.stack.StackPlan;
import io.heartline.localstack.stack.Stacks;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Breaks a stack of its own under load, mends it, and asks the oracle what came of it. */
public final class Campaigns {
    private static final int REQUESTS_A_SECOND = 8;
    private static final Duration BETWEEN_FAULTS = Duration.ofSeconds(1);
    private static final Duration AT_REST_WITHIN = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int VERDICTS_MAX = 5;

    private static final Map<String, String> ALERTING = Map.of(
            // A receiver is told again within seconds, and for longer than any fault lasts
            "HEARTLINE_DELIVERY_RETRIES", "1s,1s,2s,2s,4s,4s,8s,8s,8s,8s,8s,8s,8s,8s,8s,8s,8s,8s,8s,8s",
            "HEARTLINE_DELIVERY_TIMEOUT", "2s",
            "HEARTLINE_DELIVERY_LEASE", "10s",
            "HEARTLINE_DELIVERY_CIRCUIT_PAUSE", "1s",
            "HEARTLINE_DELIVERY_CIRCUIT_PAUSE_MAX", "4s",
            // Each alert is told by itself, however many there are
            "HEARTLINE_STORM_ALERTS", "100000");
    /** What is looked at is whether texts are scored once, not how well: the small models leave time for more of them. */
    private static final Map<String, String> SCORING =
            Map.of("HEARTLINE_SCORE_LIVE_EN", "linear-en-2", "HEARTLINE_SCORE_LIVE_ZH", "linear-zh-2");

    private final CampaignPlan plan;
    private final Clock clock;
    private final Consumer<String> say;
    private final List<String> failures = new ArrayList<>();
    private final Report report;

    private Campaigns(CampaignPlan plan, Clock clock, Consumer<String> say) {
        this.plan = plan;
        this.clock = clock;
        this.say = say;
        this.report = new Report(plan, say);
    }

    /** Runs a campaign; {@code passed} of the result says whether nothing was lost, doubled or otherwise wrong. */
    public static ObjectNode run(CampaignPlan plan, Clock clock, Consumer<String> say)
            throws IOException, InterruptedException {
        return new Campaigns(plan, clock, say).run();
    }

    private ObjectNode run() throws IOException, InterruptedException {
        say.accept("A fault campaign with the seed " + plan.seed());
        var place = StackPlan.beside(plan.projectRoot(), "verify-faults");
        Grounds.release(place);
        Stacks.reset(place, say);
        var grounds = new AtomicReference<Grounds>();
        try (var receivers = Receivers.start();
                var stack = Stacks.start(
                        place,
                        started -> grounds.updateAndGet(none -> Grounds.start(started, Campaigns::settings)),
                        say);
                var loads = new Loads(stack.file(), clock, plan.seed())) {
            try (var alerting =
                    new Apis(stack.file().url(Service.ALERTING), stack.file().apiKey())) {
                receivers.register(alerting);
            }
            loads.setUp();
            var faults = new Faults(stack, grounds.get(), receivers);
            injectAll(faults, loads, new Canary(loads, receivers, stack.file()));
            return judged(stack, faults, loads, receivers);
        }
    }

    private static Map<String, String> settings(Service service) {
        return switch (service) {
            case ALERTING -> ALERTING;
            case SCORING -> SCORING;
            case INGESTION, METRICS -> Map.of();
        };
    }

    private void injectAll(Faults faults, Loads loads, Canary canary) throws InterruptedException {
        require(canary.isThrough(), "nothing went through before the first fault");
        loads.start(REQUESTS_A_SECOND);
        var deck = new Deck(plan.seed(), plan.lasting(), !plan.brief());
        var count = plan.faults() == null ? Integer.MAX_VALUE : plan.faults();
        if (plan.faults() == null && plan.longest() == null) {
            count = deck.size();
        }
        var end = plan.longest() == null
                ? Long.MAX_VALUE
                : System.nanoTime() + plan.longest().toNanos();
        for (int i = 0; i < count && System.nanoTime() < end && failures.isEmpty(); i++) {
            var fault = deck.next();
            var obstacle = faults.obstacle(fault);
            if (obstacle.isPresent()) {
                report.notRun(fault.kind(), obstacle.get());
            } else {
                inject(fault, faults, canary);
            }
        }
        loads.stop();
    }

    private void inject(Fault fault, Faults faults, Canary canary) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(BETWEEN_FAULTS.toNanos());
        report.injected(fault.kind());
        var undo = faults.hold(fault);
        var mended = System.nanoTime();
        undo.undo();
        var isThrough = canary.isThrough();
        var took = Duration.ofNanos(System.nanoTime() - mended);
        report.recoveries().add(fault.kind(), took);
        say.accept(String.format(
                Locale.ROOT,
                "  %s, for %.1f s: through again after %.1f s",
                fault,
                Recoveries.seconds(fault.lasts()),
                Recoveries.seconds(took)));
        require(isThrough, "nothing went through any more after " + fault);
    }

    private void require(boolean holds, String failure) {
        if (!holds) {
            failures.add(failure);
        }
    }

    private ObjectNode judged(RunningStack stack, Faults faults, Loads loads, Receivers receivers)
            throws IOException, InterruptedException {
        say.accept("No more faults; waiting until everything has gone all the way ...");
        var begun = System.nanoTime();
        var observer = new Observer(stack.file(), clock);
        var waiting = new Waiting(observer, stack.file().kafka());
        require(awaitRest(waiting), "not at rest: " + waiting.whatFor());
        var drained = Duration.ofNanos(System.nanoTime() - begun);
        var verdict = verdict(observer, faults, loads, receivers);
        // What time alone brings about, such as the closing of a window, may still be under way.
        for (int again = 1; again < VERDICTS_MAX && !verdict.isPassed(); again++) {
            TimeUnit.SECONDS.sleep(2L * again);
            awaitRest(waiting);
            verdict = verdict(observer, faults, loads, receivers);
        }
        if (stack.death().isDone()) {
            failures.add("nobody told it to: " + stack.death().join());
        }
        var outcome = new Report.Outcome(
                loads.notes(), loads.requests(), receivers.messages(), verdict, Recoveries.seconds(drained));
        return report.tell(outcome, failures);
    }

    private static Verdict verdict(Observer observer, Faults faults, Loads loads, Receivers receivers)
            throws IOException, InterruptedException {
        return Oracle.judge(loads.notes(), faults.poison(), observer.observe(receivers.messages()));
    }

    private static boolean awaitRest(Waiting waiting) throws InterruptedException {
        var deadline = System.nanoTime() + AT_REST_WITHIN.toNanos();
        while (!waiting.whatFor().isEmpty()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
        return true;
    }
}
