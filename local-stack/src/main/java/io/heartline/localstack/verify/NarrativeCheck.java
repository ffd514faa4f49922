package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.api.Answer;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.stack.Service;
import io.heartline.testing.vendor.Vendor;
import io.heartline.testing.vendor.VendorServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One story through all services: the data of a customer are misused, whoever is on call is paged and acknowledges, a case
 * is worked on, an apology is approved, sent and answered, and the customer comes back.
 */
final class NarrativeCheck {
    private static final Duration WITHIN = Duration.ofMinutes(3);
    private static final String ON_CALL = "first-line";
    private static final String CARE = "care";
    private static final String ADA = "Ada";

    private final Site site;
    private final Clock clock;
    private final Failures failures;
    private final Timeline timeline;

    NarrativeCheck(Site site, Clock clock, Failures failures, Consumer<String> say) {
        this.site = site;
        this.clock = clock;
        this.failures = failures;
        this.timeline = new Timeline(clock, say);
    }

    ObjectNode run() throws IOException, InterruptedException {
        try (var desk = new Desk(clock);
                var alerting = site.alerting()) {
            site.stack().restart(Service.ALERTING, settings(desk));
            var pager = desk.server(Vendor.PAGERDUTY);
            onCall(desk, alerting);
            var mira = new Mira(site.feeds(), clock);
            var customer = fan(mira);
            var before = balance(customer, balance -> balance > 0, "before");
            mira.isMisused();
            timeline.note("incident", "the customer's data are misused");
            var alert = item(alerting, "/alerts?kind=shock&customerId=" + customer, found -> true);
            timeline.note("alert", alert.path("title").asText() + ", severity " + alert.path("severity"));
            var wronged = balance(customer, balance -> balance < 0, "after");
            paged(pager, alert, alerting);
            var theCase = workedOn(customer, alerting);
            var outreach = apologised(customer, alerting);
            mira.answers(outreach);
            var answered = item(
                    alerting,
                    "/outreach?customerId=" + customer,
                    found -> found.path("status").asText().equals("answered"));
            timeline.note(
                    "answered", "the outreach is " + answered.path("status").asText());
            closed(theCase, alerting);
            mira.comesBack();
            var recovered = balance(customer, balance -> balance >= 0, "later");
            recovery(theCase, alerting);
            failures.unless(pager.broken().isEmpty(), "PagerDuty refused: " + pager.broken());
            var figures = JsonNodeFactory.instance.objectNode();
            figures.set("timeline", timeline.steps());
            return figures.put("balanceBefore", before)
                    .put("balanceAfter", wronged)
                    .put("balanceLater", recovered);
        }
    }

    /** Messages leave at any hour here, and a recovery is judged at once and not after two weeks. */
    private static Map<String, String> settings(Desk desk) {
        Map<String, String> settings = new HashMap<>(desk.settings());
        settings.put("heartline.contact.quiet-from", "");
        settings.put("heartline.cases.settle", "1s");
        return settings;
    }

    /** Shocks go to whoever is on call, at once and again until somebody acknowledges. */
    private static void onCall(Desk desk, Apis alerting) throws IOException, InterruptedException {
        var registration = desk.registration(Vendor.PAGERDUTY, Mira.BRAND);
        var pager = registration.path("name").asText();
        taken(alerting.post("/receivers", registration));
        var schedule = object().put("zone", "Europe/Berlin");
        var ada = schedule.putArray("participants").addObject().put("name", ADA);
        ada.putArray("receivers").add(pager);
        var rotation = schedule.putArray("rotations").addObject();
        rotation.put("start", "2026-01-05T09:00:00").put("every", 1).put("unit", "weeks");
        rotation.putArray("order").add(ADA);
        taken(alerting.put("/schedules/" + ON_CALL, schedule));
        var policy = object().put("repeat", 0);
        var step = policy.putArray("steps").addObject().put("after", "PT0S");
        step.putArray("schedules").add(ON_CALL);
        taken(alerting.put("/escalation-policies/" + CARE, policy));
        var routing = object();
        var root = routing.putObject("root");
        root.putArray("receivers");
        var route = root.putArray("routes").addObject().put("escalation", CARE);
        route.putArray("receivers");
        var matcher = route.putArray("match").addObject().put("label", "kind").put("op", "in");
        matcher.putArray("values").add("shock");
        taken(alerting.put("/routing", routing));
    }

    private String fan(Mira mira) throws IOException, InterruptedException {
        int count = mira.lovesTheBrand();
        var unused = site.audits()
                .awaitSettled(
                        tally -> tally.interactions() + tally.events() >= count,
                        site.stack().death()::isDone);
        return site.audits().customers().entrySet().stream()
                .filter(entry -> entry.getValue().equals(Mira.NAME))
                .map(entry -> entry.getKey().toString())
                .findFirst()
                .orElseThrow(() -> new IOException("the customer is not known"));
    }

    private double balance(String customer, Predicate<Double> wanted, String when)
            throws IOException, InterruptedException {
        var standing = Patience.await(WITHIN, () -> {
                    var found = site.metrics().get("/customers/" + customer).body();
                    return wanted.test(found.path("balance").asDouble(Double.NaN))
                            ? Optional.of(found)
                            : Optional.<JsonNode>empty();
                })
                .orElseThrow(() -> new IOException("the balance is not as it should be " + when));
        var balance = Math.round(standing.path("balance").asDouble() * 10) / 10.0;
        timeline.note(
                "standing",
                when + ": balance " + balance + ", " + standing.path("segment").asText());
        return balance;
    }

    private void paged(VendorServer pager, JsonNode alert, Apis alerting) throws IOException, InterruptedException {
        var id = alert.path("id").asText();
        var page = event(pager, id, "trigger");
        var duty = alerting.get("/schedules/" + ON_CALL + "/on-call").body();
        timeline.note(
                "page",
                "PagerDuty trigger to " + duty.path("participant").asText() + ": "
                        + page.body().path("payload").path("summary").asText());
        taken(alerting.post("/alerts/" + id + "/acknowledge", object()));
        var unused = event(pager, id, "acknowledge");
        timeline.note("acknowledged", "and PagerDuty hears of it");
    }

    private static VendorServer.Taken event(VendorServer pager, String key, String action)
            throws IOException, InterruptedException {
        return Patience.await(
                        WITHIN,
                        () -> pager.taken().stream()
                                .filter(taken ->
                                        taken.key().equals(key) && taken.event().equals(action))
                                .findFirst())
                .orElseThrow(() -> new IOException("PagerDuty got no " + action));
    }

    private String workedOn(String customer, Apis alerting) throws IOException, InterruptedException {
        var opened = item(alerting, "/cases?customerId=" + customer, found -> true);
        var id = opened.path("id").asText();
        timeline.note(
                "case",
                opened.path("title").asText() + ", due " + opened.path("dueAt").asText());
        var change = object().put("version", opened.path("version").asInt())
                .put("owner", ADA)
                .put("rootCause", "data");
        taken(alerting.patch("/cases/" + id, change));
        taken(alerting.post(
                "/cases/" + id + "/comments", object().put("text", "An export went to the wrong partner.")));
        timeline.note("case", ADA + " owns it; root cause: data");
        return id;
    }

    /** The draft is approved and carried out; returns the id of the outreach. */
    private String apologised(String customer, Apis alerting) throws IOException, InterruptedException {
        var path = "/outreach?customerId=" + customer;
        var proposed =
                item(alerting, path, found -> found.path("status").asText().equals("proposed"));
        var id = proposed.path("id").asText();
        timeline.note("draft", Timeline.shortened(proposed.path("draft").asText()));
        taken(alerting.post("/outreach/" + id + "/approve", object()));
        timeline.note(
                "approved",
                proposed.path("play").asText() + ", " + proposed.path("variant").asText());
        var sent = site.sink()
                .await(
                        delivery -> delivery.body().path("type").asText().equals("outreach.approved")
                                && delivery.body()
                                        .path("data")
                                        .path("outreachId")
                                        .asText()
                                        .equals(id),
                        WITHIN)
                .orElseThrow(() -> new IOException("the apology was not handed over"));
        var data = sent.body().path("data");
        failures.unless(
                data.path("customerId").asText().equals(customer)
                        && !data.path("text").asText().isEmpty(),
                "the apology does not say to whom or what");
        var unused = item(alerting, path, found -> found.path("status").asText().equals("delivered"));
        timeline.note("sent", "to whoever carries it out");
        return id;
    }

    private void closed(String theCase, Apis alerting) throws IOException, InterruptedException {
        taken(alerting.post("/cases/" + theCase + "/close", object().put("outcome", "explained")));
        var closed = alerting.get("/cases/" + theCase).body();
        timeline.note(
                "closed",
                "the case, " + closed.path("outcome").asText() + "; first answer "
                        + closed.path("firstResponseAt").asText());
    }

    /** Whether the customer recovered is told from what the customer did since, and not from the closing. */
    private void recovery(String theCase, Apis alerting) throws IOException, InterruptedException {
        var recovered = Patience.await(WITHIN, () -> {
                    var recovery = alerting.get("/cases/" + theCase)
                            .body()
                            .path("customers")
                            .path(0)
                            .path("recovery");
                    return recovery.path("verdict").asText().equals("recovered")
                            ? Optional.of(recovery)
                            : Optional.<JsonNode>empty();
                })
                .orElseThrow(() -> new IOException("the case does not say that the customer recovered"));
        timeline.note(
                "recovered",
                recovered.path("verdict").asText() + ", "
                        + recovered.path("reason").asText());
    }

    private static JsonNode item(Apis alerting, String path, Predicate<JsonNode> wanted)
            throws IOException, InterruptedException {
        return Patience.await(WITHIN, () -> {
                    for (var one : alerting.get(path).body().path("items")) {
                        if (wanted.test(one)) {
                            return Optional.of(one);
                        }
                    }
                    return Optional.<JsonNode>empty();
                })
                .orElseThrow(() -> new IOException("nothing as expected at " + path));
    }

    private static void taken(Answer answer) throws IOException {
        if (!answer.isSuccess()) {
            throw new IOException("alerting answered " + answer.status() + ": " + answer.text());
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
