package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.contracts.CustomerStanding;
import io.heartline.contracts.EntryKind;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Segment;
import io.heartline.contracts.StandingReason;
import io.heartline.contracts.Topic;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.stack.Service;
import io.heartline.testing.Topics;
import io.heartline.testing.vendor.Fault;
import io.heartline.testing.vendor.Vendor;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Tells every kind of receiver of alerts, against servers that are as strict as the vendors: once with all of them well,
 * once with each failing in every way that it can, once with two of them gone, and once with alerting killed in the
 * middle. Nothing may be lost, and nothing told twice beyond what at-least-once allows.
 */
final class ReceiversCheck {
    private static final Duration RAISED_WITHIN = Duration.ofSeconds(90);
    private static final Duration TOLD_WITHIN = Duration.ofMinutes(4);
    private static final int WELL = 10;
    private static final int FAILING = 5;
    private static final int KILLED = 40;
    private static final int KILLED_AFTER = 5;
    private static final int IN_FLIGHT_MAX = 8;
    private static final int STAKE = 20;

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
                var api = new Apis(
                        site.stack().file().url(Service.ALERTING),
                        site.stack().file().apiKey())) {
            site.stack().restart(Service.ALERTING, desk.settings());
            well(desk, topics, api);
            failing(desk, topics, api);
            gone(desk, topics, api);
            killed(desk, topics, api);
            for (var vendor : Vendor.values()) {
                var broken = desk.server(vendor).broken();
                failures.unless(broken.isEmpty(), vendor.wire() + " refused: " + broken);
            }
        }
        return figures;
    }

    /** Every receiver hears of the beginning and the end of each alert, once. */
    private void well(Desk desk, Topics topics, Apis api) throws IOException, InterruptedException {
        say.accept("All receivers are well: " + WELL + " alerts, half of them acknowledged, all of them resolved");
        var brand = "well";
        var receivers = register(desk, api, brand);
        var alerts = raise(topics, api, brand, WELL);
        awaitTold(desk, alerts);
        for (int i = 0; i < alerts.size(); i++) {
            if (i % 2 == 0) {
                api.post("/alerts/" + alerts.get(i) + "/acknowledge", JsonNodeFactory.instance.objectNode());
            }
            api.post("/alerts/" + alerts.get(i) + "/resolve", JsonNodeFactory.instance.objectNode());
        }
        var over = Patience.await(TOLD_WITHIN, () -> unless(alerts.stream().anyMatch(id -> isAnyUnaware(desk, id))));
        failures.unless(over.isPresent(), "not all receivers heard that the alerts are over");
        for (var vendor : Vendor.values()) {
            once(desk, vendor, alerts, "well");
        }
        report("well", receivers, api);
    }

    private static boolean isAnyUnaware(Desk desk, String id) {
        return List.of(Vendor.values()).stream().anyMatch(vendor -> desk.resolved(vendor, id) == 0)
                || desk.letters(id) < 2;
    }

    /** Each server answers 500, too many, nothing at all and 500 again before it is well. */
    private void failing(Desk desk, Topics topics, Apis api) throws IOException, InterruptedException {
        say.accept("Every server fails: 500, too many, no answer, 500; " + FAILING + " alerts");
        var brand = "failing";
        var receivers = register(desk, api, brand);
        for (var vendor : Vendor.values()) {
            desk.server(vendor).fail(Fault.BROKEN, Fault.tooMany(vendor), Fault.SILENT, Fault.BROKEN);
        }
        var alerts = raise(topics, api, brand, FAILING);
        awaitTold(desk, alerts);
        for (var vendor : Vendor.values()) {
            once(desk, vendor, alerts, "failing");
        }
        report("failing", receivers, api);
    }

    /** Two servers say that nobody wants anything any more: they are asked nothing more, and the rest is told. */
    private void gone(Desk desk, Topics topics, Apis api) throws IOException, InterruptedException {
        say.accept("The webhook and Slack answer 410");
        var brand = "gone";
        var receivers = register(desk, api, brand);
        var leaving = List.of(Vendor.WEBHOOK, Vendor.SLACK);
        leaving.forEach(vendor -> desk.server(vendor).fail(Fault.GONE));
        raise(topics, api, brand, 1);
        for (var vendor : leaving) {
            var disabled = Patience.await(
                    TOLD_WITHIN, () -> unless(isEnabled(api, Objects.requireNonNull(receivers.get(vendor.wire())))));
            failures.unless(disabled.isPresent(), vendor.wire() + " is not disabled after 410");
        }
        var asked = leaving.stream()
                .mapToInt(vendor -> desk.server(vendor).requests())
                .sum();
        var second = raise(topics, api, brand, 1).getFirst();
        var told = Patience.await(TOLD_WITHIN, () -> unless(desk.fired(Vendor.PAGERDUTY, second) == 0));
        failures.unless(told.isPresent(), "the other receivers were not told");
        var after = leaving.stream()
                .mapToInt(vendor -> desk.server(vendor).requests())
                .sum();
        failures.unless(after == asked, "a receiver that is gone was asked again");
        report("gone", receivers, api);
    }

    /** Alerting dies while it delivers: nothing is lost, and at most what was under way is told twice. */
    private void killed(Desk desk, Topics topics, Apis api) throws IOException, InterruptedException {
        say.accept("SIGKILL while " + KILLED + " alerts are delivered");
        var brand = "killed";
        var receivers = register(desk, api, brand);
        int before = desk.server(Vendor.WEBHOOK).taken().size();
        send(topics, brand, KILLED);
        var begun = Patience.await(
                RAISED_WITHIN, () -> unless(desk.server(Vendor.WEBHOOK).taken().size() < before + KILLED_AFTER));
        failures.unless(begun.isPresent(), "nothing was delivered before the crash");
        site.stack().kill(Service.ALERTING);
        int atDeath = desk.server(Vendor.WEBHOOK).taken().size() - before;
        site.stack().restart(Service.ALERTING);
        var alerts = awaitRaised(api, brand, KILLED);
        awaitTold(desk, alerts);
        int twice = 0;
        for (var vendor : Vendor.values()) {
            if (vendor != Vendor.ALERTMANAGER) {
                var repeated = (int)
                        alerts.stream().filter(id -> desk.fired(vendor, id) > 1).count();
                failures.unless(
                        repeated <= IN_FLIGHT_MAX,
                        vendor.wire() + " was told " + repeated + " alerts twice, more than were under way");
                twice += repeated;
            }
        }
        say.accept("  " + atDeath + " of " + KILLED + " webhooks were delivered when it died; told twice, of all"
                + " kinds: " + twice);
        figures.putObject("killed")
                .put("deliveredAtDeath", atDeath)
                .put("alerts", alerts.size())
                .put("twice", twice);
        report("afterTheKill", receivers, api);
    }

    /** Registers one receiver of each kind; the ids by kind. */
    private Map<String, String> register(Desk desk, Apis api, String brand) throws IOException, InterruptedException {
        Map<String, String> ids = new TreeMap<>();
        for (var vendor : Vendor.values()) {
            ids.put(vendor.wire(), register(api, desk.registration(vendor, brand)));
        }
        ids.put(Desk.MAIL, register(api, desk.mailRegistration(brand)));
        return ids;
    }

    private static String register(Apis api, ObjectNode request) throws IOException, InterruptedException {
        var answer = api.post("/receivers", request);
        if (answer.status() != 201) {
            throw new IOException("a receiver was refused: " + answer.text());
        }
        return answer.body().path("id").asText();
    }

    private static boolean isEnabled(Apis api, String id) throws IOException, InterruptedException {
        for (var receiver : api.get("/receivers?limit=200").body().path("items")) {
            if (receiver.path("id").asText().equals(id)) {
                return receiver.path("enabled").asBoolean();
            }
        }
        return false;
    }

    private List<String> raise(Topics topics, Apis api, String brand, int count)
            throws IOException, InterruptedException {
        int known = alerts(api, brand).size();
        send(topics, brand, count);
        var all = awaitRaised(api, brand, known + count);
        return all.subList(0, Math.min(count, all.size()));
    }

    /** Customers who suffered a misuse of their data: each is an alert of severity 9. */
    private void send(Topics topics, String brand, int count) {
        for (int i = 0; i < count; i++) {
            var customer = Ids.next();
            var now = clock.instant();
            var reason = new StandingReason(
                    Ids.next(),
                    Ids.next(),
                    "event:data-misuse",
                    EntryKind.WITHDRAWAL,
                    -STAKE * 1_000_000L,
                    STAKE,
                    "usage",
                    now,
                    false);
            var standing = new CustomerStanding(
                    customer,
                    brand,
                    1,
                    -STAKE,
                    0,
                    1,
                    0,
                    Segment.NEUTRAL,
                    null,
                    null,
                    null,
                    null,
                    false,
                    now,
                    List.of(reason),
                    now);
            topics.send(Topic.CUSTOMER_STANDINGS, customer, standing);
        }
    }

    private List<String> awaitRaised(Apis api, String brand, int count) throws IOException, InterruptedException {
        return Patience.await(RAISED_WITHIN, () -> {
                    var found = alerts(api, brand);
                    return found.size() < count ? Optional.<List<String>>empty() : Optional.of(found);
                })
                .orElseThrow(() -> new IOException("not all alerts fired"));
    }

    /** Newest first. */
    private static List<String> alerts(Apis api, String brand) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        api.get("/alerts?limit=200&brand=" + brand)
                .body()
                .path("items")
                .forEach(alert -> ids.add(alert.path("id").asText()));
        return ids;
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
    private void once(Desk desk, Vendor vendor, List<String> alerts, String when) {
        if (vendor != Vendor.ALERTMANAGER) {
            failures.unless(
                    alerts.stream().allMatch(id -> desk.fired(vendor, id) == 1 && desk.resolved(vendor, id) <= 1),
                    vendor.wire() + " took something twice, " + when);
        }
    }

    /** What the log says of each kind. */
    private void report(String phase, Map<String, String> receivers, Apis api)
            throws IOException, InterruptedException {
        var all = figures.putObject(phase + "Deliveries");
        say.accept(String.format("  %-14s %9s %6s %7s %7s", "kind", "delivered", "failed", "retried", "pending"));
        for (var one : receivers.entrySet()) {
            int[] counts = new int[4];
            for (var delivery : api.get("/deliveries?limit=200&receiverId=" + one.getValue())
                    .body()
                    .path("items")) {
                var status = delivery.path("status").asText();
                counts[status.equals("delivered") ? 0 : status.equals("failed") ? 1 : 3]++;
                counts[2] += Math.max(0, delivery.path("attempts").asInt() - 1);
            }
            say.accept(
                    String.format("  %-14s %9d %6d %7d %7d", one.getKey(), counts[0], counts[1], counts[2], counts[3]));
            all.putObject(one.getKey())
                    .put("delivered", counts[0])
                    .put("failed", counts[1])
                    .put("retried", counts[2])
                    .put("pending", counts[3]);
        }
    }

    private static Optional<Boolean> unless(boolean isMissing) {
        return isMissing ? Optional.empty() : Optional.of(true);
    }
}
