package io.heartline.ingestion.conversation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.heartline.contracts.Channel;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.IntentScore;
import io.heartline.contracts.Score;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Sentiment;
import io.heartline.contracts.Speaker;
import io.heartline.contracts.Topic;
import io.heartline.ingestion.privacy.Person;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class ConversationFlowTest {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final MoodStore moods;
    private final Clock clock;

    ConversationFlowTest(MoodStore moods, Clock clock) {
        this.moods = moods;
        this.clock = clock;
    }

    private static RequestSpecification as(String key) {
        return given().header(TestKeys.HEADER, key).contentType("application/json");
    }

    private static String unique(String prefix) {
        return prefix + "-talk-" + NAMES.incrementAndGet();
    }

    private UUID say(String conversation, String source, String speaker, Duration ago) {
        var agent = speaker.equals("agent") ? ", \"agentId\": \"a-7\"" : "";
        return UUID.fromString(as(TestKeys.ALL)
                .body("""
                        {"source": "%s", "externalId": "%s", "customer": {"kind": "external-id", "value": "C-%s"},
                         "brand": "aurora-air", "channel": "chat", "touchpoint": "support", "speaker": "%s"%s,
                         "conversationId": "%s", "text": "Hello", "occurredAt": "%s"}""".formatted(
                                source,
                                unique("m"),
                                conversation,
                                speaker,
                                agent,
                                conversation,
                                clock.instant().minus(ago)))
                .post("/interactions")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("items[0].id"));
    }

    private static ScoredInteraction scored(UUID id, String conversation, int revision, double anger, double valence) {
        var rest = 1 - anger;
        var score = new Score(
                "test",
                revision,
                "en",
                Emotion.ANGER,
                Map.of(Emotion.ANGER, anger, Emotion.NEUTRAL, rest),
                Map.of(),
                valence,
                Sentiment.NEGATIVE,
                0.5,
                0.9,
                false,
                false,
                null,
                null,
                null,
                List.of(),
                List.of(new IntentScore("churn-threat", 0.7), new IntentScore("praise", 0.1)),
                0.4,
                List.of());
        return new ScoredInteraction(
                id,
                1,
                "help-desk",
                "x",
                UUID.randomUUID(),
                "aurora-air",
                null,
                null,
                Channel.CHAT,
                "support",
                Speaker.CUSTOMER,
                null,
                conversation,
                null,
                null,
                List.of(),
                false,
                null,
                Instant.parse("2026-03-01T12:00:00Z"),
                Instant.parse("2026-03-01T12:00:00Z"),
                Map.of(),
                false,
                score);
    }

    private static void send(ScoredInteraction... events) {
        var broker = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var topics = new Topics(broker)) {
            for (var event : events) {
                topics.send(Topic.SCORED_INTERACTIONS, event.customerId(), event);
            }
        }
    }

    @Test
    void a_conversation_shows_who_waits_in_what_mood_and_who_should_take_over() {
        var talk = unique("c");
        var first = say(talk, "help-desk", "customer", Duration.ofMinutes(40));
        var reply = say(talk, "help-desk", "agent", Duration.ofMinutes(30));
        var second = say(talk, "help-desk", "customer", Duration.ofMinutes(5));
        as(TestKeys.READ_ONLY)
                .get("/conversations/" + talk + "?brand=aurora-air")
                .then()
                .statusCode(200)
                .body("messages.id", contains(first.toString(), reply.toString(), second.toString()))
                .body("messages[1].agentId", is("a-7"))
                .body("firstReplySeconds", is(600))
                .body("unanswered", is(1))
                .body("mood.n", is(0))
                .body("mood.emotion", nullValue())
                .body("takeOver.recommended", is(false));

        // when
        send(scored(first, talk, 2, 0.6, -0.6), scored(first, talk, 1, 0.1, 0.9), scored(second, talk, 1, 0.8, -0.9));

        await().untilAsserted(() -> as(TestKeys.READ_ONLY)
                .get("/conversations/" + talk + "?brand=aurora-air")
                .then()
                .body("mood.n", is(2))
                .body("mood.emotion", is("anger"))
                .body("mood.trend", is("worsening"))
                .body("mood.valence", is(-0.75f))
                .body("takeOver.recommended", is(true))
                .body("takeOver.reasons", contains("angry-twice", "about-to-leave", "sinking")));
        as(TestKeys.OTHER_BRAND)
                .get("/conversations/" + talk + "?brand=aurora-air")
                .then()
                .statusCode(404);
        as(TestKeys.READ_ONLY).get("/conversations/" + talk).then().statusCode(400);
        forgets(talk);
    }

    private void forgets(String talk) {
        var customer = as(TestKeys.READ_ONLY)
                .get("/conversations/" + talk + "?brand=aurora-air")
                .then()
                .extract()
                .<String>path("customerId");
        var rows = QuarkusTransaction.requiringNew()
                .call(() -> moods.forget(Person.of(List.of(UUID.fromString(customer)))));
        assertThat(rows).isEqualTo(2);
        as(TestKeys.READ_ONLY)
                .get("/conversations/" + talk + "?brand=aurora-air")
                .then()
                .body("mood.n", is(0));
    }

    @Test
    void unanswered_conversations_are_listed_page_by_page_and_agents_see_who_waits_for_them() {
        var waiting = unique("w");
        var answered = unique("d");
        say(waiting, "help-desk", "customer", Duration.ofMinutes(3));
        say(waiting, "help-desk", "agent", Duration.ofMinutes(2));
        say(waiting, "help-desk", "customer", Duration.ofMinutes(1));
        say(answered, "help-desk", "customer", Duration.ofMinutes(3));
        say(answered, "help-desk", "agent", Duration.ofMinutes(1));

        // when
        var unanswered = as(TestKeys.READ_ONLY).get("/conversations?brand=aurora-air&unanswered=true&limit=200");
        var page = as(TestKeys.READ_ONLY).get("/conversations?brand=aurora-air&limit=1");

        unanswered
                .then()
                .statusCode(200)
                .body("items.conversationId", hasItem(waiting))
                .body("items.conversationId", not(hasItem(answered)));
        page.then().body("items", hasSize(1)).body("nextCursor", notNullValue());
        var next = as(TestKeys.READ_ONLY)
                .queryParam("cursor", page.<String>path("nextCursor"))
                .get("/conversations?brand=aurora-air&limit=1");
        next.then().statusCode(200).body("items", hasSize(1));
        assertThat(next.<String>path("items[0].conversationId"))
                .isNotEqualTo(page.<String>path("items[0].conversationId"));
        as(TestKeys.READ_ONLY)
                .get("/conversations/agents?brand=aurora-air")
                .then()
                .statusCode(200)
                .body("items.agentId", hasItem("a-7"))
                .body("items.find { it.agentId == 'a-7' }.waiting >= 1", is(true));
    }

    @Test
    void two_sources_may_number_their_conversations_alike() {
        var talk = unique("same");
        say(talk, "help-desk", "customer", Duration.ofMinutes(3));
        say(talk, "live-chat", "customer", Duration.ofMinutes(2));

        // when
        var unclear = as(TestKeys.READ_ONLY).get("/conversations/" + talk + "?brand=aurora-air");
        var named = as(TestKeys.READ_ONLY).get("/conversations/" + talk + "?brand=aurora-air&source=live-chat");

        unclear.then().statusCode(409).body("code", is("ambiguous-conversation"));
        named.then().statusCode(200).body("messages", hasSize(1));
    }
}
