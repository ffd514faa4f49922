package io.heartline.scoring;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.Erasure;
import io.heartline.contracts.ErasureReceipt;
import io.heartline.contracts.EventType;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Interaction;
import io.heartline.contracts.ModelCard;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Topic;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The service as others see it: its topics and its endpoints. */
public final class Stack implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Topics topics;

    public Stack(String bootstrapServers) {
        this.topics = new Topics(bootstrapServers);
    }

    /** Sends an interaction and waits until it is scored. */
    public ScoredInteraction score(Interaction heard) {
        topics.send(Topic.INTERACTIONS, heard.customerId(), heard);
        return await().atMost(PATIENCE)
                .until(
                        () -> told(heard.id()).stream()
                                .filter(scored -> scored.version() == heard.version())
                                .toList(),
                        found -> !found.isEmpty())
                .getLast();
    }

    /** All scores of an interaction that were told. */
    public List<ScoredInteraction> told(UUID id) {
        return topics.read(Topic.SCORED_INTERACTIONS, ScoredInteraction.class).stream()
                .filter(scored -> scored.id().equals(id))
                .toList();
    }

    /** Waits until a revision of an interaction is told. */
    public ScoredInteraction told(UUID id, int revision) {
        return await().atMost(PATIENCE)
                .until(
                        () -> told(id).stream()
                                .filter(scored -> scored.score().revision() == revision)
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    /** All cards that were told. */
    public List<ModelCard> cards() {
        return topics.read(Topic.MODEL_CARDS, ModelCard.class);
    }

    /** Erases a customer; returns how many rows the receipt says. */
    public long erase(UUID customer) {
        var erasure = new Erasure(Ids.next(), List.of(customer), Instant.parse("2026-03-01T12:00:00Z"));
        topics.send(Topic.ERASURES, erasure.erasureId(), erasure);
        return await().atMost(PATIENCE)
                .until(
                        () -> topics.read(Topic.ERASURE_RECEIPTS, ErasureReceipt.class).stream()
                                .filter(one -> one.erasureId().equals(erasure.erasureId()))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst()
                .rows();
    }

    /** Sends what a customer decided on being analysed. */
    public void decide(UUID customer, String status, Instant decidedAt) {
        var id = Ids.next();
        var event = new CustomerEvent(
                id,
                1,
                "consents",
                id.toString(),
                customer,
                Examples.BRAND,
                null,
                null,
                EventType.CONSENT_CHANGED,
                null,
                null,
                null,
                null,
                decidedAt,
                decidedAt,
                Map.of("purpose", "analysis", "status", status),
                false);
        topics.send(Topic.CUSTOMER_EVENTS, customer, event);
    }

    /** A request with every role for every brand. */
    public static RequestSpecification all() {
        return with(TestKeys.ALL);
    }

    /** A request with this key. */
    public static RequestSpecification with(String key) {
        return given().header(TestKeys.HEADER, key).contentType(ContentType.JSON);
    }

    @Override
    public void close() {
        topics.close();
    }
}
