package io.heartline.faults.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.contracts.Topic;
import io.heartline.faults.load.Item;
import io.heartline.faults.load.Item.Kind;
import io.heartline.faults.load.Note;
import io.heartline.faults.oracle.Observed.Alert;
import io.heartline.faults.oracle.Observed.Booked;
import io.heartline.faults.oracle.Observed.Delivery;
import io.heartline.faults.oracle.Observed.Entry;
import io.heartline.faults.oracle.Observed.Inbox;
import io.heartline.faults.oracle.Observed.Kept;
import io.heartline.faults.oracle.Observed.Recorded;
import io.heartline.faults.oracle.Observed.Told;
import io.heartline.faults.receiver.Receivers.Message;
import io.heartline.localstack.stack.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A small made-up stack: two texts, a purchase and a misuse of data of one customer, which a test may damage. */
final class World {
    private static final String CUSTOMER = "c-1";
    private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");
    private static final String WINDOW = "faults-air|brand|faults-air|" + AT;

    private final Map<String, Note> notes = new HashMap<>();
    private final List<Kept> kept = new ArrayList<>();
    private final List<String> scored = new ArrayList<>();
    private final List<String> evidence = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Topic, List<Recorded>> records = new EnumMap<>(Topic.class);
    private final Map<Topic, Long> processed = new EnumMap<>(Topic.class);
    private final Map<Topic, Long> buried = new EnumMap<>(Topic.class);
    private final Map<Topic, Integer> poison = new EnumMap<>(Topic.class);
    private final List<Alert> alerts = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private long pulse = 2;
    private double balance = 2.0 - 45.0;

    static World sound() {
        var world = new World();
        world.said("said-1", 1);
        world.said("said-2", 3);
        world.happened("bought-1", "purchase", 2_000_000, 5);
        world.happened("misused-1", Item.MISUSE, -45_000_000, 7);
        world.record(Topic.PULSES, "pulse-event", pulseEvent(2));
        world.alerted("alert-1").told("message-1");
        return world;
    }

    private void said(String id, long sent) {
        note(id, Kind.INTERACTION, "", sent);
        kept.add(new Kept(id, "faults/" + id));
        scored.add(id);
        evidence.add(id);
        record(Topic.INTERACTIONS, "event-of-" + id, subject(id));
        var event = subject(id).put("customerId", CUSTOMER).put("occurredAt", AT.toString());
        event.putObject("score")
                .put("abstained", false)
                .put("sentiment", "neutral")
                .put("intensity", 0.5)
                .put("confidence", 0.5);
        record(Topic.SCORED_INTERACTIONS, "score-of-" + id, event);
    }

    private void happened(String id, String type, long units, long sent) {
        note(id, Kind.EVENT, type, sent);
        kept.add(new Kept(id, "faults/" + id));
        evidence.add(id);
        posted(id, units);
        processed.merge(Topic.CUSTOMER_EVENTS, 1L, Long::sum);
        record(
                Topic.CUSTOMER_EVENTS,
                "event-of-" + id,
                subject(id)
                        .put("customerId", CUSTOMER)
                        .put("occurredAt", AT.toString())
                        .put("type", type));
    }

    private void note(String id, Kind kind, String type, long sent) {
        var item = new Item(kind, "faults/" + id, CUSTOMER, type, JsonNodeFactory.instance.objectNode());
        notes.put(id, new Note(item, sent, sent + 1, Set.of(id), Set.of("accepted"), Set.of(503)));
    }

    private static ObjectNode subject(String id) {
        return JsonNodeFactory.instance.objectNode().put("id", id);
    }

    private static ObjectNode pulseEvent(long count) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("brand", "faults-air")
                .put("scope", "brand")
                .put("value", "faults-air")
                .put("start", AT.toString())
                .put("revision", 1)
                .put("count", count);
    }

    private void record(Topic topic, String event, ObjectNode value) {
        var on = records.computeIfAbsent(topic, none -> new ArrayList<>());
        on.add(new Recorded(0, on.size(), CUSTOMER, event, false, value));
    }

    World withoutKept(String id) {
        kept.removeIf(one -> one.id().equals(id));
        return this;
    }

    World kept(Kept another) {
        kept.add(another);
        return this;
    }

    World without(Topic topic, String id) {
        records.getOrDefault(topic, List.of())
                .removeIf(one -> one.value().path("id").asText().equals(id));
        return this;
    }

    World publishedAgain(String id, String event) {
        record(Topic.INTERACTIONS, event, subject(id));
        return this;
    }

    World withoutScore(String id) {
        scored.remove(id);
        return this;
    }

    World scored(String id) {
        scored.add(id);
        return this;
    }

    World withoutEvidence(String id) {
        evidence.remove(id);
        return this;
    }

    World posted(String cause, long units) {
        entries.add(new Entry(cause, CUSTOMER, units));
        return this;
    }

    World withoutEntry(String cause) {
        entries.removeIf(entry -> entry.cause().equals(cause));
        return this;
    }

    World balance(double other) {
        balance = other;
        return this;
    }

    World pulse(long count) {
        pulse = count;
        return this;
    }

    World processed(Topic topic, long count) {
        processed.put(topic, count);
        return this;
    }

    World buried(Topic topic, long count) {
        buried.put(topic, count);
        return this;
    }

    World poison(Topic topic) {
        poison.put(topic, 1);
        return this;
    }

    World withScoresTurned() {
        Collections.reverse(records.getOrDefault(Topic.SCORED_INTERACTIONS, List.of()));
        return this;
    }

    World withEventsTurned() {
        Collections.reverse(records.getOrDefault(Topic.CUSTOMER_EVENTS, List.of()));
        return this;
    }

    World withoutAlert() {
        alerts.clear();
        messages.clear();
        deliveries.clear();
        return this;
    }

    World alerted(String id) {
        alerts.add(new Alert(id, "shock", CUSTOMER));
        return this;
    }

    World alertedOf(String customer) {
        alerts.add(new Alert("alert-9", "shock", customer));
        return this;
    }

    World told(String id) {
        messages.add(new Message(id, "alert.fired", "alert-1", true));
        deliveries.add(new Delivery(id, "delivered"));
        return this;
    }

    World withoutMessage() {
        messages.clear();
        return this;
    }

    World withTwoIds() {
        return replaced(note -> new Note(
                note.item(), note.sent(), note.accepted(), Set.of("said-1", "other"), note.statuses(), Set.of()));
    }

    World withRefusal() {
        return replaced(
                note -> new Note(note.item(), note.sent(), note.accepted(), note.ids(), note.statuses(), Set.of(400)));
    }

    private World replaced(UnaryOperator<Note> change) {
        notes.computeIfPresent("said-1", (id, note) -> change.apply(note));
        return this;
    }

    World notAccepted(String id) {
        notes.computeIfPresent(id, (key, note) -> new Note(note.item(), note.sent(), 0, Set.of(), Set.of(), Set.of()));
        return this;
    }

    World withoutEverything(String id) {
        pulse = 1;
        records.remove(Topic.PULSES);
        record(Topic.PULSES, "pulse-event", pulseEvent(1));
        return withoutKept(id)
                .without(Topic.INTERACTIONS, id)
                .without(Topic.SCORED_INTERACTIONS, id)
                .withoutScore(id)
                .withoutEvidence(id);
    }

    List<Note> notes() {
        return List.copyOf(notes.values());
    }

    Observed observed() {
        return new Observed(
                kept,
                scored,
                new Booked(evidence, entries, Map.of(WINDOW, pulse), AT, Map.of(CUSTOMER, balance)),
                records,
                List.of(inbox(Topic.CUSTOMER_EVENTS, 2), inbox(Topic.INTERACTIONS, 2)),
                new Told(alerts, deliveries, messages));
    }

    private Inbox inbox(Topic topic, long ordinary) {
        long dead = buried.getOrDefault(topic, 0L);
        var count = topic == Topic.INTERACTIONS
                ? records.getOrDefault(topic, List.of()).stream()
                        .map(Recorded::id)
                        .distinct()
                        .count()
                : processed.getOrDefault(topic, ordinary);
        return new Inbox(Service.SCORING, topic, count, dead, dead);
    }

    Verdict judged() {
        return Oracle.judge(notes(), poison, observed());
    }
}
