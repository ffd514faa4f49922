package io.heartline.scoring.score;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heartline.contracts.Channel;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Erasure;
import io.heartline.contracts.ErasureReceipt;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Interaction;
import io.heartline.contracts.Metric;
import io.heartline.contracts.ModelCard;
import io.heartline.contracts.Rating;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Speaker;
import io.heartline.contracts.Topic;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class ScoringFlowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers = "";

    private Topics topics = new Topics("localhost:1");

    @BeforeEach
    void connect() {
        topics.close();
        topics = new Topics(bootstrapServers);
    }

    @AfterEach
    void disconnect() {
        topics.close();
    }

    @Test
    void an_interaction_is_scored_and_told_without_its_text() {
        var heard = interaction("I am furious, nobody answers my emails!");

        // when
        send(heard);

        var scored = await().atMost(PATIENCE)
                .until(() -> scoredOf(heard.id()), found -> !found.isEmpty())
                .getFirst();
        assertThat(scored.score().emotion()).isEqualTo(Emotion.ANGER);
        assertThat(scored.score().model()).isEqualTo("blend-en-3");
        assertThat(scored.customerId()).isEqualTo(heard.customerId());
        given().header(TestKeys.HEADER, TestKeys.READ_ONLY)
                .get("/scores/" + heard.id())
                .then()
                .statusCode(200)
                .body("version", org.hamcrest.Matchers.equalTo(1))
                .body("score.emotion", org.hamcrest.Matchers.equalTo("anger"));
    }

    @Test
    void any_order_and_any_repetition_end_with_one_score_of_the_highest_version() {
        var customer = Ids.next();
        var versions = new ArrayList<Interaction>();
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 20; i++) {
            var first = interaction(customer, 1, "It was okay", List.of());
            ids.add(first.id());
            versions.add(first);
            versions.add(revised(first, 2, "I hate this, it is terrible!"));
            versions.add(revised(first, 3, "Thank you, I love it now!"));
        }
        var deliveries = new ArrayList<>(versions);
        deliveries.addAll(versions);
        Collections.shuffle(deliveries, new Random(7));

        // when
        deliveries.forEach(this::send);
        var last = interaction(customer, 1, "the end", List.of());
        send(last);

        await().atMost(PATIENCE).until(() -> !scoredOf(last.id()).isEmpty());
        for (var id : ids) {
            var told = scoredOf(id).stream().map(ScoredInteraction::version).toList();
            assertThat(told).isSorted().doesNotHaveDuplicates();
            assertThat(told.getLast()).isEqualTo(3);
            given().header(TestKeys.HEADER, TestKeys.ALL)
                    .get("/scores/" + id)
                    .then()
                    .body("version", org.hamcrest.Matchers.equalTo(3))
                    .body("score.emotion", org.hamcrest.Matchers.equalTo("joy"));
        }
    }

    @Test
    void a_redelivered_event_is_told_once() {
        var heard = interaction("Great service, thank you!");
        var event = topics.send(Topic.INTERACTIONS, heard.customerId(), heard);

        // when
        topics.send(Topic.INTERACTIONS, heard.customerId(), heard, event);
        var last = interaction(heard.customerId(), 1, "the end", List.of());
        send(last);

        await().atMost(PATIENCE).until(() -> !scoredOf(last.id()).isEmpty());
        assertThat(scoredOf(heard.id())).hasSize(1);
    }

    @Test
    void ratings_alone_agents_and_other_languages_are_told_too() {
        var rated = interaction(Ids.next(), 1, null, List.of(new Rating(Metric.NPS, 1, 0, 10)));
        var foreign = interaction("Das ist wirklich sehr schlecht gewesen");

        // when
        send(rated);
        send(foreign);

        var byRating = await().atMost(PATIENCE).until(() -> scoredOf(rated.id()), found -> !found.isEmpty());
        assertThat(byRating.getFirst().score().model()).isEqualTo("ratings-1");
        assertThat(byRating.getFirst().score().valence()).isNegative();
        var unread = await().atMost(PATIENCE).until(() -> scoredOf(foreign.id()), found -> !found.isEmpty());
        assertThat(unread.getFirst().score().abstained()).isTrue();
        assertThat(unread.getFirst().score().emotion()).isNull();
    }

    @Test
    void an_erased_customer_is_forgotten_and_stays_so() {
        var heard = interaction("I love this shop");
        send(heard);
        await().atMost(PATIENCE).until(() -> !scoredOf(heard.id()).isEmpty());
        var erasure = new Erasure(Ids.next(), List.of(heard.customerId()), NOON);

        // when
        topics.send(Topic.ERASURES, erasure.erasureId(), erasure);

        var receipt = await().atMost(PATIENCE)
                .until(
                        () -> topics.read(Topic.ERASURE_RECEIPTS, ErasureReceipt.class).stream()
                                .filter(one -> one.erasureId().equals(erasure.erasureId()))
                                .toList(),
                        found -> !found.isEmpty());
        assertThat(receipt.getFirst().rows()).isEqualTo(1);
        send(heard);
        var last = interaction("the end");
        topics.send(Topic.INTERACTIONS, heard.customerId(), last);
        await().atMost(PATIENCE).until(() -> !scoredOf(last.id()).isEmpty());
        assertThat(scoredOf(heard.id())).hasSize(1);
        get(heard.id(), TestKeys.ALL, 404);
    }

    @Test
    void a_score_of_another_brand_is_not_found() {
        var heard = interaction("Lovely crew");
        send(heard);
        await().atMost(PATIENCE).until(() -> !scoredOf(heard.id()).isEmpty());

        // when
        get(heard.id(), TestKeys.OTHER_BRAND, 404);

        get(heard.id(), TestKeys.ALL, 200);
        get(heard.id(), TestKeys.INGEST_ONLY, 403);
    }

    @Test
    void the_card_that_each_model_came_with_is_published() {
        // when
        var cards = await().atMost(PATIENCE)
                .until(
                        () -> topics.read(Topic.MODEL_CARDS, ModelCard.class),
                        found -> found.stream().map(ModelCard::model).distinct().count() >= 4);

        var measuredHere = List.of("gold", "corrections");
        assertThat(cards.stream()
                        .filter(card ->
                                card.figures().stream().noneMatch(figure -> measuredHere.contains(figure.set()))))
                .extracting(ModelCard::model)
                .contains("linear-en-2", "linear-zh-2", "blend-en-3", "blend-zh-3");
    }

    private static void get(UUID id, String key, int status) {
        given().header(TestKeys.HEADER, key).get("/scores/" + id).then().statusCode(status);
    }

    private void send(Interaction heard) {
        topics.send(Topic.INTERACTIONS, heard.customerId(), heard);
    }

    private List<ScoredInteraction> scoredOf(UUID id) {
        return topics.read(Topic.SCORED_INTERACTIONS, ScoredInteraction.class).stream()
                .filter(scored -> scored.id().equals(id))
                .toList();
    }

    private static Interaction interaction(String text) {
        return interaction(Ids.next(), 1, text, List.of());
    }

    private static Interaction revised(Interaction first, int version, String text) {
        return build(first.id(), first.customerId(), version, text, List.of());
    }

    private static Interaction interaction(UUID customer, int version, @Nullable String text, List<Rating> ratings) {
        return build(Ids.next(), customer, version, text, ratings);
    }

    private static Interaction build(UUID id, UUID customer, int version, @Nullable String text, List<Rating> ratings) {
        return new Interaction(
                id,
                version,
                "app",
                id.toString(),
                customer,
                "airline",
                null,
                null,
                Channel.CHAT,
                "support",
                Speaker.CUSTOMER,
                null,
                null,
                null,
                text,
                null,
                null,
                ratings,
                false,
                null,
                NOON,
                NOON.plusSeconds(1),
                Map.of(),
                false);
    }
}
