package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.stack.Service;
import io.heartline.testing.Topics;
import io.heartline.testing.vendor.Fault;
import io.heartline.testing.vendor.Vendor;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells every kind of receiver of alerts, against servers that are as strict as the vendors: once with all of them well,
 * once with each failing in every way that it can, once with two of them gone, and once with alerting killed in the
 * middle. Nothing may be lost, and nothing told twice beyond what at-least-once allows.
 */
final class ReceiversCheck {
    private static final Duration BEGUN_WITHIN = Duration.ofSeconds(90);
    private static final Duration TOLD_WITHIN = Duration.ofMinutes(4);
    private static final int WELL = 10;
    private static final int FAILING = 5;
    private static final int KILLED = 40;
    private static final int KILLED_AFTER = 5;
    private static final int IN_FLIGHT_MAX = 8;

    private final Site site;
    private final Clock clock;
    private final Failures failures;
    private final Consumer<String> say;
    private final ObjectNode figures = JsonNodeFactory.instance.objectNode();

    ReceiversCheck(Site site, Clock clock, Failures failures, Consumer<String> say) {
        this.site = site;
        this.clock = clock;
        this.failures = failures;
        this.say = say;
    }

    ObjectNode run() throws IOException, InterruptedException {
        try (var desk = new Desk(clock);
                var topics = new Topics(site.stack().file().kafka());
                var alerting = site.alerting()) {
            site.stack().restart(Service.ALERTING, settings(desk));
            var scene = new Scene(desk, alerting, new Misuses(topics, alerting, clock));
            well(scene);
            failing(scene);
            gone(scene);
            killed(scene);
            for (var vendor : Vendor.values()) {
                var broken = desk.server(vendor).broken();
                failures.unless(broken.isEmpty(), vendor.wire() + " refused: " + broken);
            }
        }
        return figures;
    }

    /** Each alert is told by itself here, however many there are. */
    private static Map<String, String> settings(Desk desk) {
        Map<String, String> settings = new HashMap<>(desk.settings());
        settings.put("heartline.storm.alerts", "1000");
        return settings;
    }

    /** Who tells, who is told, and of what. */
    private record Scene(Desk desk, Apis alerting, Misuses misuses) {
        Registered register(String brand) throws IOException, InterruptedException {
            return Registered.fast(desk, alerting, brand);
        }
    }

    /** Every receiver hears of the beginning and the end of each alert, once. */
    private void well(Scene scene) throws IOException, InterruptedException {
        say.accept("All receivers are well: " + WELL + " alerts, half of them acknowledged, all of them resolved");
        var receivers = scene.register("well");
        var alerts = scene.misuses().raise("well", WELL);
        awaitTold(scene.desk(), alerts);
        for (int i = 0; i < alerts.size(); i++) {
            if (i % 2 == 0) {
                scene.alerting()
                        .post("/alerts/" + alerts.get(i) + "/acknowledge", JsonNodeFactory.instance.objectNode());
            }
            scene.alerting().post("/alerts/" + alerts.get(i) + "/resolve", JsonNodeFactory.instance.objectNode());
        }
        var over = Patience.await(
                TOLD_WITHIN, () -> unless(alerts.stream().anyMatch(id -> isAnyUnaware(scene.desk(), id))));
        failures.unless(over.isPresent(), "not all receivers heard that the alerts are over");
        once(scene.desk(), alerts, "well");
        figures.set("well", receivers.report(say));
    }

    private static boolean isAnyUnaware(Desk desk, String id) {
        return List.of(Vendor.values()).stream().anyMatch(vendor -> desk.resolved(vendor, id) == 0)
                || desk.letters(id) < 2;
    }

    /** Each server answers 500, too many, nothing at all and 500 again before it is well. */
    private void failing(Scene scene) throws IOException, InterruptedException {
        say.accept("Every server fails: 500, too many, no answer, 500; " + FAILING + " alerts");
        var receivers = scene.register("failing");
        for (var vendor : Vendor.values()) {
            scene.desk().server(vendor).fail(Fault.BROKEN, Fault.tooMany(vendor), Fault.SILENT, Fault.BROKEN);
        }
        var alerts = scene.misuses().raise("failing", FAILING);
        awaitTold(scene.desk(), alerts);
        once(scene.desk(), alerts, "failing");
        figures.set("failing", receivers.report(say));
    }

    /** Two servers say that nobody wants anything any more: they are asked nothing more, and the rest is told. */
    private void gone(Scene scene) throws IOException, InterruptedException {
        say.accept("The webhook and Slack answer 410");
        var receivers = scene.register("gone");
        var leaving = List.of(Vendor.WEBHOOK, Vendor.SLACK);
        leaving.forEach(vendor -> scene.desk().server(vendor).fail(Fault.GONE));
        scene.misuses().raise("gone", 1);
        for (var vendor : leaving) {
            var disabled = Patience.await(TOLD_WITHIN, () -> unless(receivers.isEnabled(vendor.wire())));
            failures.unless(disabled.isPresent(), vendor.wire() + " is not disabled after 410");
        }
        var asked = requests(scene.desk(), leaving);
        var second = scene.misuses().raise("gone", 1).getFirst();
        var told = Patience.await(TOLD_WITHIN, () -> unless(scene.desk().fired(Vendor.PAGERDUTY, second) == 0));
        failures.unless(told.isPresent(), "the other receivers were not told");
        failures.unless(requests(scene.desk(), leaving) == asked, "a receiver that is gone was asked again");
        figures.set("gone", receivers.report(say));
    }

    private static int requests(Desk desk, List<Vendor> vendors) {
        return vendors.stream()
                .mapToInt(vendor -> desk.server(vendor).requests())
                .sum();
    }

    /** Alerting dies while it delivers: nothing is lost, and at most what was under way is told twice. */
    private void killed(Scene scene) throws IOException, InterruptedException {
        say.accept("SIGKILL while " + KILLED + " alerts are delivered");
        var receivers = scene.register("killed");
        var webhook = scene.desk().server(Vendor.WEBHOOK);
        int before = webhook.taken().size();
        scene.misuses().send("killed", KILLED);
        var begun = Patience.await(BEGUN_WITHIN, () -> unless(webhook.taken().size() < before + KILLED_AFTER));
        failures.unless(begun.isPresent(), "nothing was delivered before the crash");
        site.stack().kill(Service.ALERTING);
        int atDeath = webhook.taken().size() - before;
        site.stack().restart(Service.ALERTING);
        var alerts = scene.misuses().awaitRaised("killed", KILLED);
        awaitTold(scene.desk(), alerts);
        int twice = 0;
        for (var vendor : Vendor.values()) {
            if (vendor != Vendor.ALERTMANAGER) {
                var repeated = (int) alerts.stream()
                        .filter(id -> scene.desk().fired(vendor, id) > 1)
                        .count();
                failures.unless(
                        repeated <= IN_FLIGHT_MAX,
                        vendor.wire() + " was told " + repeated + " alerts twice, more than were under way");
                twice += repeated;
            }
        }
        say.accept("  " + atDeath + " of " + KILLED + " webhooks were delivered when it died; told twice, of all"
                + " kinds: " + twice);
        figures.putObject("atDeath")
                .put("delivered", atDeath)
                .put("alerts", alerts.size())
                .put("twice", twice);
        figures.set("killed", receivers.report(say));
    }

    private void awaitTold(Desk desk, List<String> alerts) throws IOException, InterruptedException {
        for (var vendor : Vendor.values()) {
            var told = Patience.await(
                    TOLD_WITHIN, () -> unless(alerts.stream().anyMatch(id -> desk.fired(vendor, id) == 0)));
            failures.unless(told.isPresent(), vendor.wire() + " was not told of all alerts");
        }
        var told = Patience.await(TOLD_WITHIN, () -> unless(alerts.stream().anyMatch(id -> desk.letters(id) == 0)));
        failures.unless(told.isPresent(), "the mailbox was not told of all alerts");
    }

    /** Alertmanager is told again and again on purpose. */
    private void once(Desk desk, List<String> alerts, String when) {
        for (var vendor : Vendor.values()) {
            failures.unless(
                    vendor == Vendor.ALERTMANAGER
                            || alerts.stream()
                                    .allMatch(id -> desk.fired(vendor, id) == 1 && desk.resolved(vendor, id) <= 1),
                    vendor.wire() + " took something twice, " + when);
        }
    }

    private static Optional<Boolean> unless(boolean isMissing) {
        return isMissing ? Optional.empty() : Optional.of(true);
    }
}
