package io.heartline.scoring.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.heartline.contracts.Ids;
import io.heartline.contracts.ModelCard;
import io.heartline.scoring.Examples;
import io.heartline.scoring.Stack;
import io.heartline.scoring.model.Models;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class GoldFlowTest {
    private final Models models;
    private final GoldFigures figures;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers = "";

    @SuppressWarnings("NullAway.Init") // before each test
    private Stack stack;

    GoldFlowTest(Models models, GoldFigures figures) {
        this.models = models;
        this.figures = figures;
    }

    @BeforeEach
    void connect() {
        stack = new Stack(bootstrapServers);
    }

    @AfterEach
    void disconnect() {
        stack.close();
        for (var brand : new String[] {"*", "airline", "other-brand"}) {
            for (var name : new String[] {"default", "trial"}) {
                Stack.all().queryParam("brand", brand).delete("/gold/" + name);
            }
        }
    }

    @Test
    void gold_texts_give_figures_with_intervals_on_the_card_and_on_the_topic() {
        var live = models.live().get("en");

        // when
        var answer = post(TestKeys.ALL, lines(60, null));

        answer.then().statusCode(200).body("added", equalTo(60)).body("brand", equalTo("*"));
        card(live)
                .body(
                        "figures.find { it.label == 'anger' && it.measure == 'recall' && it.channel == null }.n",
                        equalTo(30))
                .body("figures.channel", hasItems("chat", null))
                .body("figures.measure", hasItems("precision", "recall", "f1", "calibration-error", "coverage"))
                .body("figures.findAll { it.low == null || it.high == null }", empty());
        Awaitility.await()
                .atMost(Stack.PATIENCE)
                .untilAsserted(() -> assertThat(stack.cards())
                        .filteredOn(card -> card.model().equals(live))
                        .last()
                        .satisfies(card -> assertThat(card.figures())
                                .extracting(ModelCard.Figure::set)
                                .contains("gold", "goemotions")));
    }

    @Test
    void the_same_texts_again_change_nothing_whether_array_or_lines() {
        post(TestKeys.ALL, lines(50, null)).then().statusCode(200);
        var array = "[" + lines(50, null).strip().replace("\n", ",") + "]";

        // when
        var again = Stack.all().body(array).post("/gold");

        again.then()
                .statusCode(200)
                .body("added", equalTo(0))
                .body("changed", equalTo(0))
                .body("unchanged", equalTo(50));
        post(TestKeys.ALL, lines(50, null).replace("answers", "replies"))
                .then()
                .body("changed", equalTo(25))
                .body("unchanged", equalTo(25));
    }

    @Test
    void too_few_texts_and_texts_without_a_label_are_refused() {
        // when
        var few = post(TestKeys.ALL, lines(49, null));

        few.then().statusCode(400).body("code", equalTo("wrong-number-of-texts"));
        post(TestKeys.ALL, lines(50, null).replaceFirst("\"emotion\":\"anger\",", ""))
                .then()
                .statusCode(400)
                .body("errors[0].index", equalTo(0))
                .body("errors[0].field", equalTo("emotion"));
        post(TestKeys.ALL, lines(50, null) + "{\"id\":").then().statusCode(400).body("code", equalTo("invalid-json"));
        post(TestKeys.ALL, lines(50, null).replace("\"g-1\"", "\"g-0\""))
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("duplicate"));
        post(TestKeys.READ_ONLY, lines(50, null)).then().statusCode(403);
    }

    @Test
    void samples_are_listed_by_what_is_in_them_and_deleted_with_their_figures() {
        Stack.all()
                .queryParam("name", "trial")
                .body(lines(50, null).getBytes(StandardCharsets.UTF_8))
                .contentType("application/x-ndjson")
                .post("/gold")
                .then()
                .statusCode(200);
        Stack.with(TestKeys.READ_ONLY)
                .get("/gold")
                .then()
                .body("items.find { it.name == 'trial' }.emotions.anger", equalTo(25))
                .body("items.find { it.name == 'trial' }.channels.chat", equalTo(25));

        // when
        var deleted = Stack.all().delete("/gold/trial");

        deleted.then().statusCode(204);
        Stack.all().get("/gold").then().body("items.name", not(hasItem("trial")));
        card(models.live().get("en")).body("figures", empty());
        Stack.all().delete("/gold/trial").then().statusCode(404);
    }

    @Test
    void a_key_of_one_brand_has_samples_of_its_own() {
        post(TestKeys.ALL, lines(50, null)).then().statusCode(200);

        // when
        var own = post(TestKeys.OTHER_BRAND, lines(50, null));

        own.then().statusCode(200).body("brand", equalTo("other-brand")).body("added", equalTo(50));
        Stack.with(TestKeys.OTHER_BRAND)
                .get("/gold")
                .then()
                .body("items", hasSize(1))
                .body("items[0].brand", equalTo("other-brand"));
        Stack.with(TestKeys.OTHER_BRAND)
                .queryParam("brand", "airline")
                .delete("/gold/default")
                .then()
                .statusCode(404);
    }

    @Test
    void an_erasure_deletes_the_gold_of_the_customer_and_it_stays_so() {
        var customer = Ids.next();
        post(TestKeys.ALL, lines(50, customer)).then().statusCode(200);

        // when
        long rows = stack.erase(customer);

        assertThat(rows).isEqualTo(50);
        post(TestKeys.ALL, lines(50, customer)).then().statusCode(200).body("added", equalTo(0));
        figures.pass();
        card(models.live().get("en")).body("figures", empty());
        stack.score(Examples.interaction("the end", Instant.parse("2026-03-01T12:00:00Z")));
    }

    @Test
    void gold_is_scored_again_when_another_model_goes_live() {
        post(TestKeys.ALL, lines(50, null).replace("\"en\"", "\"en_GB\""))
                .then()
                .statusCode(200);
        var otherwise = Map.of("en", "linear-en-9");

        // when
        var more = QuarkusTransaction.requiringNew().call(() -> figures.renew(otherwise));

        assertThat(more).isFalse();
        figures.pass();
        card(models.live().get("en")).body("figures", not(empty()));
    }

    private static ValidatableResponse card(@Nullable String model) {
        return Stack.with(TestKeys.READ_ONLY)
                .queryParam("set", "gold")
                .get("/models/" + model + "/card")
                .then()
                .statusCode(200);
    }

    private static Response post(String key, String lines) {
        return Stack.with(key)
                .contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/gold");
    }

    /** Every other text is anger on the channel chat, the others joy on an unknown one. */
    private static String lines(int count, @Nullable UUID customer) {
        var owner = customer == null ? "" : ",\"customerId\":\"" + customer + "\"";
        return IntStream.range(0, count)
                .mapToObj(i -> i % 2 == 0
                        ? "{\"id\":\"g-" + i + "\",\"language\":\"en\",\"channel\":\"chat\",\"emotion\":\"anger\","
                                + "\"text\":\"Nobody answers my emails, I am furious " + i + "\"" + owner + "}"
                        : "{\"id\":\"g-" + i + "\",\"language\":\"en\",\"emotion\":\"joy\",\"sentiment\":\"positive\","
                                + "\"text\":\"Thank you, I love it " + i + "\"" + owner + "}")
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
