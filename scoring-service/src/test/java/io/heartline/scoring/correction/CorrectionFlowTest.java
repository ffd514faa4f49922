package io.heartline.scoring.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.ModelCard;
import io.heartline.scoring.Examples;
import io.heartline.scoring.Stack;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class CorrectionFlowTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ANGER = """
            {"emotion": "anger", "valence": -0.8, "reason": "irony"}""";

    private final CorrectionFigures figures;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers = "";

    @SuppressWarnings("NullAway.Init") // before each test
    private Stack stack;

    CorrectionFlowTest(CorrectionFigures figures) {
        this.figures = figures;
    }

    @BeforeEach
    void connect() {
        stack = new Stack(bootstrapServers);
    }

    @AfterEach
    void disconnect() {
        stack.close();
    }

    @Test
    void a_correction_is_told_as_the_next_revision_and_kept_with_who_and_why() {
        var heard = Examples.interaction("Great, I love waiting for two days", NOON);
        stack.score(heard);

        // when
        var answer = correct(heard.id(), ANGER);

        answer.statusCode(201)
                .body("score.emotion", equalTo("anger"))
                .body("score.sentiment", equalTo("negative"))
                .body("score.revision", equalTo(2))
                .body("score.corrected", equalTo(true));
        var told = stack.told(heard.id(), 2);
        assertThat(told.score().emotion()).isEqualTo(Emotion.ANGER);
        assertThat(told.customerId()).isEqualTo(heard.customerId());
        Stack.with(TestKeys.READ_ONLY)
                .get("/scores/" + heard.id() + "/corrections")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].by", equalTo("all"))
                .body("items[0].reason", equalTo("irony"))
                .body("items[0].labels.emotion", equalTo("anger"))
                .body("items[0].withdrawnAt", nullValue());
        Stack.with(TestKeys.READ_ONLY).get("/scores/" + heard.id()).then().body("score.revision", equalTo(2));
    }

    @Test
    void a_withdrawn_correction_leaves_the_score_as_the_model_gave_it() {
        var heard = Examples.interaction("Thank you, I love it", NOON);
        var first = stack.score(heard).score();
        String id = correct(heard.id(), ANGER).extract().path("correction.id");
        var path = "/scores/" + heard.id() + "/corrections/" + id;

        // when
        var answer = Stack.all().delete(path);

        answer.then().statusCode(200).body("correction.withdrawnBy", equalTo("all"));
        var told = stack.told(heard.id(), 3).score();
        assertThat(told.emotions()).isEqualTo(first.emotions());
        assertThat(told.corrected()).isFalse();
        Stack.all().delete(path).then().statusCode(409).body("code", equalTo("already-withdrawn"));
    }

    @Test
    void corrections_end_with_the_version_of_the_text() {
        var heard = Examples.interaction("Thank you, I love it", NOON);
        stack.score(heard);
        correct(heard.id(), ANGER).statusCode(201);

        // when
        var edited = stack.score(
                Examples.interaction(heard.id(), heard.customerId(), 2, "Thank you so much, I really love it", NOON));

        assertThat(edited.score().corrected()).isFalse();
        assertThat(edited.score().emotion()).isEqualTo(Emotion.JOY);
        correct(heard.id(), """
                {"version": 1, "emotion": "anger", "reason": "late"}""").statusCode(409).body("code", equalTo("other-version"));
        Stack.all().get("/scores/" + heard.id() + "/corrections").then().body("items", hasSize(1));
    }

    @Test
    void a_redelivered_text_does_not_undo_a_correction() {
        var heard = Examples.interaction("Thank you, I love it", NOON);
        stack.score(heard);
        correct(heard.id(), ANGER).statusCode(201);

        // when
        stack.score(heard);
        stack.score(Examples.interaction(UUID.randomUUID(), heard.customerId(), 1, "the end", NOON));

        Stack.all().get("/scores/" + heard.id()).then().body("score.emotion", equalTo("anger"));
    }

    @Test
    void what_was_not_scored_needs_all_labels() {
        var heard = Examples.interaction("Das ist wirklich sehr schlecht gewesen", NOON);
        stack.score(heard);

        // when
        var half = correct(heard.id(), """
                {"emotion": "anger", "reason": "German"}""");

        half.statusCode(400).body("code", equalTo("incomplete-correction")).body("errors.field", hasItem("intensity"));
        correct(heard.id(), """
                {"emotion": "anger", "valence": -0.8, "intensity": 0.7, "reason": "German"}""").statusCode(201).body("score.abstained", equalTo(false));
    }

    @Test
    void a_correction_that_says_nothing_or_contradicts_itself_is_refused() {
        var heard = Examples.interaction("Thank you", NOON);
        stack.score(heard);

        // when
        var empty = correct(heard.id(), """
                {"reason": "just so"}""");

        empty.statusCode(400).body("code", equalTo("empty-correction"));
        correct(heard.id(), """
                {"sentiment": "positive", "valence": -0.9, "reason": "both"}""").statusCode(400).body("code", equalTo("contradiction"));
        correct(heard.id(), """
                {"emotion": "anger"}""").statusCode(400);
        correct(heard.id(), """
                {"valence": 1.5, "reason": "too good"}""").statusCode(400);
    }

    @Test
    void another_brand_neither_sees_nor_corrects() {
        var heard = Examples.interaction("Thank you", NOON);
        stack.score(heard);
        correct(heard.id(), ANGER).statusCode(201);
        var path = "/scores/" + heard.id() + "/corrections";

        // when
        var refused = Stack.with(TestKeys.OTHER_BRAND).body(ANGER).post(path);

        refused.then().statusCode(404);
        Stack.with(TestKeys.OTHER_BRAND).get(path).then().statusCode(404);
        Stack.with(TestKeys.OTHER_BRAND).get("/corrections").then().body("items", hasSize(0));
        Stack.with(TestKeys.OTHER_BRAND).get("/corrections/export").then().body(equalTo(""));
        Stack.with(TestKeys.READ_ONLY).body(ANGER).post(path).then().statusCode(403);
        Stack.with(TestKeys.READ_ONLY).get("/corrections/export").then().statusCode(403);
    }

    @Test
    void corrections_in_force_are_exported_with_text_and_labels_before_and_after() {
        var heard = Examples.interaction("Great, I love waiting for [NAME]", NOON);
        stack.score(heard);
        correct(heard.id(), ANGER).statusCode(201);
        var other = Examples.interaction("Thank you, that was withdrawn", NOON);
        stack.score(other);
        String withdrawn = correct(other.id(), ANGER).extract().path("correction.id");
        Stack.all().delete("/scores/" + other.id() + "/corrections/" + withdrawn);

        // when
        var lines = Stack.all()
                .get("/corrections/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        var line = lines.lines()
                .filter(one -> one.contains(heard.id().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(line)
                .contains(
                        "\"text\":\"Great, I love waiting for [NAME]\"",
                        "\"emotion\":\"anger\"",
                        "\"emotion\":\"joy\"");
        assertThat(lines).doesNotContain(withdrawn);
        Stack.all()
                .queryParam("limit", 1)
                .get("/corrections")
                .then()
                .body("items", hasSize(1))
                .body("nextCursor", not(nullValue()));
    }

    @Test
    void corrections_measure_the_model_that_was_corrected() {
        var heard = Examples.interaction("Great, I love waiting for weeks", NOON);
        var model = stack.score(heard).score().model();
        correct(heard.id(), ANGER).statusCode(201);

        // when
        figures.pass();

        Stack.all()
                .queryParam("set", "corrections")
                .get("/models/" + model + "/card")
                .then()
                .body("figures.find { it.label == 'anger' && it.measure == 'recall' }.set", equalTo("corrections"));
        assertThat(stack.cards())
                .filteredOn(card -> card.model().equals(model))
                .last()
                .satisfies(card -> assertThat(card.figures())
                        .extracting(ModelCard.Figure::set)
                        .contains("corrections", "goemotions"));
    }

    @Test
    void an_erasure_deletes_corrections_and_counts_them() {
        var heard = Examples.interaction("Thank you for erasing me", NOON);
        stack.score(heard);
        correct(heard.id(), ANGER).statusCode(201);

        // when
        long rows = stack.erase(heard.customerId());

        assertThat(rows).isEqualTo(2);
        Stack.all()
                .get("/corrections/export")
                .then()
                .body(not(containsString(heard.id().toString())));
        correct(heard.id(), ANGER).statusCode(404);
    }

    private static ValidatableResponse correct(UUID interaction, String body) {
        return Stack.all()
                .body(body)
                .post("/scores/" + interaction + "/corrections")
                .then();
    }
}
