package io.heartline.ingestion;

import static io.heartline.ingestion.Posts.as;
import static io.heartline.ingestion.Posts.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.heartline.contracts.Interaction;
import io.heartline.contracts.Speaker;
import io.heartline.contracts.Topic;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class TranscriptFlowTest {
    private static final String VTT = """
        WEBVTT

        00:00.000 --> 00:03.100
        <v Sam>Aurora Air, Sam speaking.

        00:03.400 --> 00:09.000
        <v Mia>My bag did not arrive. Call me at +44 20 7946 0958.

        00:09.500 --> 00:11.000
        <v Sam>I am sorry.
        """;

    private static ValidatableResponse send(String type, String query, String body) {
        return as(TestKeys.ALL)
                .contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/transcripts" + query)
                .then();
    }

    private static String query(String call) {
        return "?source=call-centre&brand=aurora-air&customerKind=external-id&customerValue=C-call"
                + "&startedAt=2026-03-01T12:00:00Z&externalId=" + call;
    }

    private static List<Interaction> published(String call) {
        var broker = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var topics = new Topics(broker)) {
            return topics.read(Topic.INTERACTIONS, Interaction.class).stream()
                    .filter(interaction -> call.equals(interaction.conversationId()))
                    .sorted(Comparator.comparing(Interaction::occurredAt))
                    .toList();
        }
    }

    @Test
    void the_turns_of_a_call_are_published_in_their_order() {
        var call = unique("call");

        // when
        var answer = send("text/vtt", query(call) + "&agent=Sam", VTT);

        answer.statusCode(202)
                .body("conversationId", is(call))
                .body("items.status", contains("accepted", "accepted", "accepted"));
        await().untilAsserted(() -> assertThat(published(call)).hasSize(3));
        assertThat(published(call))
                .extracting(Interaction::speaker)
                .containsExactly(Speaker.AGENT, Speaker.CUSTOMER, Speaker.AGENT);
        assertThat(published(call).get(1).text()).isEqualTo("My bag did not arrive. Call me at [phone].");
        assertThat(published(call).get(1).inReplyTo()).isEqualTo(call + ":1");
        send("text/vtt", query(call) + "&agent=Sam", VTT)
                .body("items.status", contains("duplicate", "duplicate", "duplicate"));
        send("text/vtt", query(call) + "&agent=Sam", VTT.replace("sorry", "very sorry"))
                .body("items.status", contains("duplicate", "duplicate", "revised"));
    }

    @Test
    void subrip_and_json_say_the_same() {
        var srt = unique("srt");
        var json = unique("json");

        // when
        var first = send("application/x-subrip", query(srt), """
            1
            00:00:00,000 --> 00:00:02,500
            客服: 您好！

            2
            00:00:02,800 --> 00:00:06,000
            客户: 行李还没到。
            """);
        var second = send("application/json", "", """
            {"source": "call-centre", "externalId": "%s", "brand": "aurora-air",
             "customer": {"kind": "external-id", "value": "C-call"}, "startedAt": "2026-03-01T12:00:00Z",
             "turns": [{"speaker": "客服", "start": 0, "text": "您好！"},
                       {"speaker": "客户", "start": 2.8, "text": "行李还没到。"}]}\
            """.formatted(json));

        first.statusCode(202).body("items", hasSize(2));
        second.statusCode(202).body("items", hasSize(2));
        await().untilAsserted(() -> assertThat(published(json)).hasSize(2));
        await().untilAsserted(() -> assertThat(published(srt)).hasSize(2));
        assertThat(published(json).stream().map(Interaction::text).toList())
                .isEqualTo(published(srt).stream().map(Interaction::text).toList());
        assertThat(published(json).get(1).occurredAt())
                .isEqualTo(published(srt).get(1).occurredAt());
    }

    @Test
    void a_long_call_is_stored_at_once_and_a_bad_one_not_at_all() {
        var call = unique("long");
        var turns = IntStream.range(0, 1_200)
                .mapToObj(i -> "{\"speaker\": \"%s\", \"start\": %d, \"text\": \"Turn %d\"}"
                        .formatted(i % 2 == 0 ? "agent" : "customer", i, i))
                .collect(Collectors.joining(","));

        // when
        var taken = send("application/json", query(call), "{\"turns\": [" + turns + "]}");
        var refused = send("application/json", query(unique("bad")), """
            {"turns": [{"speaker": "agent", "start": -1, "text": "x"}, {"speaker": " ", "start": 1}]}\
            """);

        taken.statusCode(202).body("items", hasSize(1_200));
        refused.statusCode(400).body("errors.field", hasItems("turns[0].start", "turns[1].speaker", "turns[1].text"));
    }

    @Test
    void what_the_call_was_must_be_said() {
        // when
        var answer = send("text/vtt", "", VTT);

        answer.statusCode(400)
                .body("errors.field", hasItems("source", "externalId", "brand", "customer.kind", "startedAt"));
        send("text/vtt", query("c"), "not a transcript").statusCode(400).body("code", is("malformed-transcript"));
        send("text/vtt", query("c"), "WEBVTT\n").statusCode(400).body("code", is("empty-transcript"));
        send("application/json", query("c"), "{\"turn\": []}")
                .statusCode(400)
                .body("errors[0].code", is("unknown-field"));
        as(TestKeys.READ_ONLY)
                .contentType("text/vtt")
                .body(VTT)
                .post("/transcripts" + query("c"))
                .then()
                .statusCode(403);
    }
}
