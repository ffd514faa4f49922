package io.heartline.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heartline.contracts.Erasure;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Interaction;
import io.heartline.contracts.Topic;
import io.heartline.platform.trial.Notes;
import io.heartline.platform.trial.Trial;
import io.heartline.testing.SecuredInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SecuredInfrastructure.class)
class InboxFlowTest {
    private static final String DEAD_LETTERS = "interactions.trial-service.dlq";

    @Inject
    Notes notes;

    @Inject
    MeterRegistry meters;

    private Topics topics;

    @BeforeEach
    void open() {
        topics = Trial.topics();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    private record Delivery(UUID customer, UUID eventId, Interaction interaction) {}

    @Test
    void an_event_has_one_effect_however_often_and_in_whatever_order_it_comes() {
        var events =
                IntStream.range(0, 200).mapToObj(i -> delivery("often-" + i)).toList();
        List<Delivery> deliveries = new ArrayList<>();
        IntStream.range(0, 3).forEach(copy -> deliveries.addAll(events));
        Collections.shuffle(deliveries, new Random(20260314));
        var before = taken();

        // when
        notes.meanwhileClosed(() -> deliveries.forEach(this::send));
        patiently().until(() -> taken() - before >= deliveries.size());

        var ids = events.stream().map(Delivery::eventId).toList();
        assertThat(notes.noted("often-")).containsExactlyInAnyOrderElementsOf(ids);
        patiently().until(() -> published(ids).size() >= ids.size());
        assertThat(published(ids)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(notes.batches()).as("records come in batches").anyMatch(size -> size > 1);
    }

    @Test
    void a_poisonous_record_is_buried_and_its_neighbours_are_not() {
        var customer = Ids.next();
        var healthy = IntStream.range(0, 10)
                .mapToObj(i -> new Delivery(customer, Ids.next(), Trial.interaction(customer, "neighbour-" + i)))
                .toList();
        var poison = new Delivery(customer, Ids.next(), Trial.interaction(customer, "poison-alone"));

        // when
        notes.meanwhileClosed(() -> {
            healthy.subList(0, 5).forEach(this::send);
            send(poison);
            healthy.subList(5, 10).forEach(this::send);
        });
        patiently().until(() -> deadLetters(customer).size() == 1);
        patiently().until(() -> notes.noted("neighbour-").size() >= 10);

        assertThat(notes.noted("neighbour-"))
                .containsExactlyInAnyOrderElementsOf(
                        healthy.stream().map(Delivery::eventId).toList());
        assertThat(notes.noted("poison-alone")).isEmpty();
        var letter = deadLetters(customer).getFirst();
        assertThat(Topics.header(letter, "ce_id")).isEqualTo(poison.eventId().toString());
        assertThat(Topics.header(letter, "heartline_dead_letter_reason"))
                .isEqualTo("IllegalArgumentException: this interaction cannot be handled");
        assertThat(Topics.header(letter, "heartline_dead_letter_topic")).isEqualTo("interactions");
        assertThat(Topics.header(letter, "heartline_dead_letter_offset")).matches("\\d+");
        assertThat(Topics.header(letter, "heartline_dead_letter_partition")).matches("[0-2]");
        assertThat(letter.value()).isEqualTo(io.heartline.contracts.EventJson.write(poison.interaction()));
    }

    @Test
    void a_dead_letter_is_replayed_here_alone_once_its_cause_is_cured() {
        var poison = delivery("poison-curable");
        send(poison);
        patiently().until(() -> deadLetters(poison.customer()).size() == 1);
        var id = Topics.header(deadLetters(poison.customer()).getFirst(), "heartline_dead_letter_id");
        var sentBefore = topics.read("interactions").size();
        var incurable = replay(id);
        notes.cure("poison-curable");

        // when
        var replayed = replay(id);

        assertThat(incurable.statusCode()).isEqualTo(409);
        assertThat(incurable.jsonPath().getString("code")).isEqualTo("still-failing");
        assertThat(replayed.statusCode()).isEqualTo(200);
        assertThat(replayed.jsonPath().getBoolean("processed")).isTrue();
        assertThat(notes.noted("poison-curable")).containsExactly(poison.eventId());
        patiently().until(() -> published(List.of(poison.eventId())).size() == 1);
        assertThat(topics.read("interactions")).hasSize(sentBefore);
        assertThat(listed()).doesNotContain(id);
        assertThat(replay(id).statusCode()).isEqualTo(404);
    }

    @Test
    void a_dead_letter_whose_event_came_again_meanwhile_has_no_second_effect() {
        var poison = delivery("poison-twice");
        send(poison);
        patiently().until(() -> deadLetters(poison.customer()).size() == 1);
        var id = Topics.header(deadLetters(poison.customer()).getFirst(), "heartline_dead_letter_id");
        notes.cure("poison-twice");
        send(poison);
        patiently().until(() -> notes.noted("poison-twice").size() == 1);

        // when
        var replayed = replay(id);

        assertThat(replayed.jsonPath().getBoolean("processed")).isFalse();
        assertThat(notes.noted("poison-twice")).hasSize(1);
    }

    @Test
    void what_cannot_be_read_is_buried_with_a_reason_that_does_not_repeat_it() {
        var customer = Ids.next().toString();
        var header = Map.of("ce_id", Ids.next().toString());

        // when
        topics.sendRaw("interactions", customer, bytes("{\"id\": \"a secret"), header);
        topics.sendRaw("interactions", customer, bytes("{\"id\": \"a secret\"}"), header);
        topics.sendRaw("interactions", customer, bytes("{\"occurredAt\": \"a secret\"}"), header);
        topics.sendRaw("interactions", customer, bytes("{}"), header);
        topics.sendRaw("interactions", customer, bytes("{}"), Map.of());
        topics.sendRaw("interactions", customer, bytes("{}"), Map.of("ce_id", "a secret"));
        topics.sendRaw(
                "interactions",
                customer,
                new byte[] {0, (byte) 0xb2, 0},
                Map.of("ce_id", "\u0000", "nul\u0000", "\u0000"));
        patiently().until(() -> deadLetters(customer).size() == 7);

        assertThat(deadLetters(customer))
                .extracting(letter -> Topics.header(letter, "heartline_dead_letter_reason"))
                .allSatisfy(reason -> assertThat(reason).doesNotContain("secret"))
                .contains("the record has no ce_id", "ce_id is not a UUID")
                .anyMatch(reason -> reason.contains("id is missing"));
        assertThat(topics.read("interactions"))
                .filteredOn(original -> customer.equals(original.key()))
                .extracting(ConsumerRecord::value)
                .containsExactlyElementsOf(deadLetters(customer).stream()
                        .map(ConsumerRecord::value)
                        .toList());
    }

    @Test
    void a_tombstone_is_passed_over() {
        var after = delivery("after-tombstone");
        var before = deadLetters().size();
        topics.sendRaw("interactions", after.customer().toString(), null, Map.of());

        // when
        send(after);
        patiently().until(() -> notes.noted("after-tombstone").size() == 1);

        assertThat(deadLetters()).hasSize(before);
    }

    @Test
    void a_record_that_breaks_a_constraint_of_the_database_is_buried() {
        var tooLong = delivery("too-long-" + "x".repeat(60));

        // when
        send(tooLong);
        patiently().until(() -> deadLetters(tooLong.customer()).size() == 1);

        assertThat(deadLetters(tooLong.customer()))
                .extracting(letter -> Topics.header(letter, "heartline_dead_letter_reason"))
                .containsExactly("the database refused it with SQL state 23514");
        assertThat(notes.noted("too-long-")).isEmpty();
    }

    @Test
    void a_record_at_the_limit_of_the_broker_is_buried_though_its_reason_has_no_room() {
        var customer = Ids.next();
        var huge = bytes("x".repeat(1_030_000));

        // when
        topics.sendRaw("interactions", customer.toString(), huge, Map.of());
        patiently().until(() -> topics.read(DEAD_LETTERS).stream().anyMatch(letter -> letter.value() == null));

        assertThat(listed()).isNotEmpty();
    }

    @Test
    void a_database_that_refuses_pauses_the_channel_and_buries_nothing() throws SQLException {
        var events = IntStream.range(0, 20).mapToObj(i -> delivery("away-" + i)).toList();
        var ids = events.stream().map(Delivery::eventId).toList();
        var pausesBefore = pauses();
        var buriedBefore = deadLetters().size();

        // when
        try {
            Trial.allowConnections(false);
            Trial.endConnections();
            events.forEach(this::send);
            patiently().until(() -> pauses() > pausesBefore);
        } finally {
            Trial.allowConnections(true);
        }
        patiently().until(() -> published(ids).size() >= ids.size());

        assertThat(notes.noted("away-")).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(published(ids)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(deadLetters()).hasSize(buriedBefore);
    }

    @Test
    void connections_that_end_in_the_middle_of_the_work_lose_nothing() throws SQLException {
        var events = IntStream.range(0, 300).mapToObj(i -> delivery("cut-" + i)).toList();
        var ids = events.stream().map(Delivery::eventId).toList();

        // when
        for (int i = 0; i < events.size(); i++) {
            send(events.get(i));
            if (i % 60 == 59) {
                Trial.endConnections();
            }
        }
        patiently().until(() -> new java.util.HashSet<>(published(ids)).size() == ids.size());
        patiently().until(() -> notes.noted("cut-").size() >= ids.size());

        assertThat(notes.noted("cut-")).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void dead_letters_are_listed_page_by_page() {
        var customer = Ids.next();
        IntStream.range(0, 3).forEach(i -> topics.sendRaw("interactions", customer.toString(), bytes("{"), Map.of()));
        patiently().until(() -> deadLetters(customer).size() == 3);

        // when
        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            var request =
                    RestAssured.given().header(TestKeys.HEADER, TestKeys.ALL).queryParam("limit", 1);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor)).get("/dead-letters");
            paged.addAll(page.jsonPath().getList("items.id", String.class));
            cursor = page.jsonPath().getString("nextCursor");
        } while (cursor != null);

        assertThat(paged).doesNotHaveDuplicates().containsAll(ids(deadLetters(customer)));
    }

    @Test
    void a_cursor_that_no_list_handed_out_is_refused() {
        var forged = io.heartline.platform.http.Cursor.after("yesterday", "me");

        // when
        var answer = RestAssured.given()
                .header(TestKeys.HEADER, TestKeys.ALL)
                .queryParam("cursor", forged)
                .get("/dead-letters");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("invalid-cursor");
    }

    @Test
    void dead_letters_are_for_administrators_of_every_brand() {
        for (var key : List.of(TestKeys.READ_ONLY, TestKeys.OTHER_BRAND)) {
            assertThat(RestAssured.given()
                            .header(TestKeys.HEADER, key)
                            .get("/dead-letters")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    private static Delivery delivery(String externalId) {
        var customer = Ids.next();
        return new Delivery(customer, Ids.next(), Trial.interaction(customer, externalId));
    }

    private void send(Delivery delivery) {
        topics.send(Topic.INTERACTIONS, delivery.customer(), delivery.interaction(), delivery.eventId());
    }

    /** The event ids, among these, that the handler told of, as often as it did. */
    private List<UUID> published(List<UUID> ids) {
        return topics.read(Topic.ERASURES, Erasure.class).stream()
                .map(Erasure::erasureId)
                .filter(ids::contains)
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters() {
        return topics.read(DEAD_LETTERS);
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters(Object key) {
        return deadLetters().stream()
                .filter(letter -> key.toString().equals(letter.key()))
                .toList();
    }

    private static List<String> ids(List<ConsumerRecord<String, byte[]>> letters) {
        return letters.stream()
                .map(letter -> Topics.header(letter, "heartline_dead_letter_id"))
                .toList();
    }

    private static Response replay(String id) {
        return RestAssured.given().header(TestKeys.HEADER, TestKeys.ALL).post("/dead-letters/{id}/replay", id);
    }

    private static List<String> listed() {
        return RestAssured.given()
                .header(TestKeys.HEADER, TestKeys.ALL)
                .queryParam("limit", 200)
                .get("/dead-letters")
                .jsonPath()
                .getList("items.id", String.class);
    }

    private double taken() {
        return meters.find("heartline.inbox.records").counters().stream()
                .mapToDouble(io.micrometer.core.instrument.Counter::count)
                .sum();
    }

    private double pauses() {
        return meters.counter("heartline.inbox.pauses", "channel", "interactions")
                .count();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions();
    }
}
