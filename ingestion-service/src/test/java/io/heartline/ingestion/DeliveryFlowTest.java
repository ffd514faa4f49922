package io.heartline.ingestion;

import static io.heartline.ingestion.Posts.as;
import static io.heartline.ingestion.Posts.event;
import static io.heartline.ingestion.Posts.interaction;
import static io.heartline.ingestion.Posts.post;
import static io.heartline.ingestion.Posts.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.CustomerIdentity;
import io.heartline.contracts.Interaction;
import io.heartline.contracts.Topic;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class DeliveryFlowTest {
    private final MeterRegistry meters;

    DeliveryFlowTest(MeterRegistry meters) {
        this.meters = meters;
    }

    private double counted(String outcome) {
        return meters.get("heartline.ingestion.items")
                .tag("kind", "interactions")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static <T> List<T> topic(Topic topic, Class<T> type) {
        var broker = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var topics = new Topics(broker)) {
            return topics.read(topic, type);
        }
    }

    private static List<Interaction> published(String externalId) {
        return topic(Topic.INTERACTIONS, Interaction.class).stream()
                .filter(interaction -> interaction.externalId().equals(externalId))
                .toList();
    }

    @Test
    void a_new_interaction_is_stored_and_published_with_its_new_customer() {
        var externalId = unique("new");
        var customer = unique("C");

        // when
        var id = post("/interactions", interaction(externalId, customer, "迟到两小时 😡"))
                .statusCode(202)
                .body("items[0].version", is(1))
                .body("items[0].status", is("accepted"))
                .extract()
                .<String>path("items[0].id");

        await().untilAsserted(() -> assertThat(published(externalId)).hasSize(1));
        var event = published(externalId).getFirst();
        assertThat(event.id()).hasToString(id);
        assertThat(event.text()).isEqualTo("迟到两小时 😡");
        await().untilAsserted(() -> assertThat(topic(Topic.CUSTOMER_IDENTITIES, CustomerIdentity.class))
                .anySatisfy(identity -> {
                    assertThat(identity.customerId()).isEqualTo(event.customerId());
                    assertThat(identity.canonicalId()).isEqualTo(event.customerId());
                    assertThat(identity.revision()).isEqualTo(1);
                }));
        as(TestKeys.READ_ONLY)
                .get("/interactions/" + id)
                .then()
                .statusCode(200)
                .body("text", is("迟到两小时 😡"))
                .body("customerId", is(event.customerId().toString()))
                .body("occurredAt", is("2026-03-01T12:00:00.000Z"))
                .body("ratings", empty());
    }

    @Test
    void the_same_content_is_a_duplicate_and_other_content_a_new_version() {
        var externalId = unique("edited");
        var first = interaction(externalId, "C-edit", "Good");
        var second = interaction(externalId, "C-edit", "Good, but late");

        // when
        var id = post("/interactions", first).statusCode(202).extract().<String>path("items[0].id");
        post("/interactions", first)
                .body("items[0].status", is("duplicate"))
                .body("items[0].version", is(1))
                .body("items[0].id", is(id));
        post("/interactions", second)
                .body("items[0].status", is("revised"))
                .body("items[0].version", is(2))
                .body("items[0].id", is(id));

        await().untilAsserted(() -> assertThat(published(externalId))
                .extracting(Interaction::version)
                .containsExactly(1, 2));
        as(TestKeys.READ_ONLY).get("/interactions/" + id).then().body("text", is("Good, but late"));
    }

    @Test
    void items_of_one_array_with_the_same_key_are_taken_in_order() {
        var externalId = unique("array");
        var draft = interaction(externalId, "C-array", "draft");
        var done = interaction(externalId, "C-array", "final");

        // when
        var answer = post("/interactions", "[" + draft + "," + done + "," + done + "," + draft + "]");

        answer.statusCode(202)
                .body("items.status", contains("accepted", "revised", "duplicate", "revised"))
                .body("items.version", contains(1, 2, 2, 3));
        await().untilAsserted(() -> assertThat(published(externalId))
                .extracting(Interaction::text)
                .containsExactly("draft", "final", "draft"));
    }

    @Test
    void a_record_stays_with_its_customer() {
        var externalId = unique("moved");
        post("/interactions", interaction(externalId, unique("C"), "Hello")).statusCode(202);

        // when
        var answer = post("/interactions", "[" + interaction(externalId, unique("C"), "Hello") + "]");

        answer.statusCode(400)
                .body("errors[0].index", is(0))
                .body("errors[0].field", is("customer"))
                .body("errors[0].code", is("customer-changed"));
    }

    @Test
    void two_brands_may_use_the_same_source_and_ids() {
        var externalId = unique("brands");
        var item = interaction(externalId, "C-brands", "Hello");

        // when
        post("/interactions", item).body("items[0].status", is("accepted"));
        post("/interactions", item.replace("aurora-air", "lantern-shop")).body("items[0].status", is("accepted"));

        await().untilAsserted(() -> assertThat(published(externalId))
                .extracting(Interaction::customerId)
                .doesNotHaveDuplicates()
                .hasSize(2));
    }

    @Test
    void simultaneous_posts_of_one_key_give_one_interaction_and_lose_no_version() throws Exception {
        var externalId = unique("race");
        var texts = IntStream.range(0, 8).mapToObj(i -> "text " + i).toList();
        List<Callable<Integer>> posts = new ArrayList<>();
        for (int repetition = 0; repetition < 4; repetition++) {
            texts.forEach(text ->
                    posts.add(() -> post("/interactions", interaction(externalId, "C-" + externalId, text))
                            .extract()
                            .statusCode()));
        }
        Collections.shuffle(posts, new Random(7));

        // when
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(posts)) {
                assertThat(answer.get()).isEqualTo(202);
            }
        }

        var last = post("/interactions", interaction(externalId, "C-" + externalId, "the end"))
                .body("items[0].status", is("revised"))
                .extract()
                .<Integer>path("items[0].version");
        await().untilAsserted(() -> assertThat(published(externalId)).hasSize(last));
        var versions = published(externalId);
        assertThat(versions)
                .extracting(Interaction::id)
                .containsOnly(versions.getFirst().id());
        assertThat(versions)
                .extracting(Interaction::version)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, last).boxed().toList());
        assertThat(versions).extracting(Interaction::text).contains(texts.toArray(String[]::new));
    }

    @Test
    void a_customer_event_carries_money_exactly_and_the_referred_customer() {
        var externalId = unique("event");
        var customer = unique("C");
        var referred = unique("C");

        // when
        post("/customer-events", event(externalId, customer, """
                        "type": "referral", "amount": 0.10, "currency": "EUR",
                        "referredCustomer": {"kind": "external-id", "value": "%s"}""".formatted(referred)))
                .statusCode(202)
                .body("items[0].status", is("accepted"));

        await().untilAsserted(() -> assertThat(topic(Topic.CUSTOMER_EVENTS, CustomerEvent.class))
                .anySatisfy(event -> {
                    assertThat(event.externalId()).isEqualTo(externalId);
                    assertThat(event.amount()).isEqualByComparingTo("0.1");
                    assertThat(event.referredCustomerId()).isNotNull().isNotEqualTo(event.customerId());
                }));
        post("/customer-events", event(externalId, customer, """
                        "type": "referral", "amount": 0.1, "currency": "EUR",
                        "referredCustomer": {"kind": "external-id", "value": "%s"}""".formatted(referred)))
                .body("items[0].status", is("duplicate"));
    }

    @Test
    void a_customer_shows_identifiers_counts_and_the_newest_profile_whatever_the_order_of_arrival() {
        var customer = unique("C");
        post("/interactions", interaction(unique("p"), customer, "Hello")).statusCode(202);
        post("/customer-events", event(unique("p"), customer, """
                "type": "profile-changed", "profile": {"tier": "gold", "tenureDays": 90}""")).statusCode(202);
        post("/customer-events", event(unique("p"), customer, """
                "type": "profile-changed", "profile": {"tier": "silver", "region": "north", "language": "zh-cn"}""").replace("2026-03-01", "2026-02-01"))
                .statusCode(202);

        // when
        var found = as(TestKeys.READ_ONLY)
                .get("/customers?kind=external-id&value=" + customer + "&brand=aurora-air")
                .then();

        found.statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].identifiers[0].value", is(customer))
                .body("items[0].interactions", is(1))
                .body("items[0].customerEvents", is(2))
                .body("items[0].profile.tier", is("gold"))
                .body("items[0].profile.tenureDays", is(90))
                .body("items[0].profile.region", is("north"))
                .body("items[0].profile.language", is("zh-CN"))
                .body("items[0].profile.plan", nullValue());
        var id = found.extract().<String>path("items[0].id");
        as(TestKeys.READ_ONLY).get("/customers/" + id).then().statusCode(200).body("id", equalTo(id));
        as(TestKeys.OTHER_BRAND).get("/customers/" + id).then().statusCode(404);
        as(TestKeys.OTHER_BRAND)
                .get("/customers?kind=external-id&value=" + customer)
                .then()
                .body("items", empty());
    }

    @Test
    void personal_data_is_masked_in_events_and_answers() {
        var externalId = unique("mask");
        var item = interaction(externalId, "C-mask", "Call +44 20 7946 0958 or mail jo@example.org")
                .replace("\"occurredAt\"", "\"attributes\": {\"note\": \"卡号4111 1111 1111 1111\"}, \"occurredAt\"");

        // when
        var id = post("/interactions", item).statusCode(202).extract().<String>path("items[0].id");

        await().untilAsserted(() -> assertThat(published(externalId))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.text()).isEqualTo("Call [phone] or mail [email]");
                    assertThat(event.attributes()).containsEntry("note", "卡号[card]");
                }));
        as(TestKeys.READ_ONLY).get("/interactions/" + id).then().body("text", is("Call [phone] or mail [email]"));
        as(TestKeys.READ_ONLY)
                .contentType("application/json")
                .body("{\"ids\": [\"" + id + "\", \"" + UUID.randomUUID() + "\"]}")
                .post("/interactions/texts")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].version", is(1))
                .body("items[0].text", is("Call [phone] or mail [email]"));
        as(TestKeys.OTHER_BRAND)
                .contentType("application/json")
                .body("{\"ids\": [\"" + id + "\"]}")
                .post("/interactions/texts")
                .then()
                .body("items", empty());
        as(TestKeys.OTHER_BRAND).get("/interactions/" + id).then().statusCode(404);
    }

    @Test
    void a_thousand_items_are_taken_at_once() {
        var run = unique("bulk");
        var items = IntStream.range(0, 1000)
                .mapToObj(i -> interaction(run + "-" + i, run + i % 50, "Number " + i))
                .toList();

        // when
        var answer = post("/interactions", items.toString());

        answer.statusCode(202).body("items", hasSize(1000));
        post("/interactions", items.toString()).body("items.findAll { it.status == 'duplicate' }", hasSize(1000));
    }

    @Test
    void items_are_counted_by_what_became_of_them() {
        var item = interaction(unique("count"), "C-count", "Hello");
        post("/interactions", item).statusCode(202);
        post("/interactions", "[{}]").statusCode(400);
        var accepted = counted("accepted");
        var duplicate = counted("duplicate");
        var rejected = counted("rejected");

        // when
        post("/interactions", "[" + item + "," + interaction(unique("count"), "C-count", "Hi") + "]")
                .statusCode(202);
        post("/interactions", "[{}, {}]").statusCode(400);

        assertThat(counted("accepted")).isEqualTo(accepted + 1);
        assertThat(counted("duplicate")).isEqualTo(duplicate + 1);
        assertThat(counted("rejected")).isEqualTo(rejected + 2);
    }
}
