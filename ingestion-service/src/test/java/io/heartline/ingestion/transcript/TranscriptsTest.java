package io.heartline.ingestion.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.ingestion.customer.CustomerReference;
import io.heartline.platform.problem.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscriptsTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static Call call(String... agents) {
        return new Call(
                "call-centre",
                "call-9",
                "aurora-air",
                new CustomerReference("external-id", "C-1042", null),
                START,
                List.of(agents),
                null,
                null,
                null);
    }

    private static Turn turn(String speaker, long millis) {
        return new Turn(speaker, Duration.ofMillis(millis), "words");
    }

    @Test
    void a_turn_becomes_a_message_of_the_conversation() {
        // when
        var items = Transcripts.items(call("Sam"), List.of(turn("Sam", 0), turn("Mia", 3_400)));

        assertThat(items.get(1)).hasToString("""
            {"source":"call-centre","externalId":"call-9:2","brand":"aurora-air","channel":"call",\
            "touchpoint":"support","speaker":"customer","conversationId":"call-9","text":"words",\
            "occurredAt":"2026-03-01T12:00:03.400Z","customer":{"kind":"external-id","value":"C-1042"},\
            "inReplyTo":"call-9:1"}\
            """);
        assertThat(items.getFirst().path("speaker").asText()).isEqualTo("agent");
        assertThat(items.getFirst().path("agentId").asText()).matches("agent-[0-9a-f]{16}");
        assertThat(items.getFirst().has("inReplyTo")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // named, first speaker, second speaker, who is first, who is second
        "Sam, SAM, Mia, agent, customer",
        "Sam, Mia, Sam, customer, agent",
        ", Agent 2, Mia, agent, customer",
        ", Mia, agent_1, customer, agent",
        ", Customer, Sam, customer, agent",
        ", 客户, 小王, customer, agent",
        ", 坐席1, 小王, agent, customer",
        ", Sam, Mia, agent, customer",
    })
    void agents_are_told_from_customers(String named, String one, String two, String first, String second) {
        var call = named == null ? call() : call(named);

        // when
        var items = Transcripts.items(call, List.of(turn(one, 0), turn(two, 1)));

        assertThat(items).extracting(item -> item.path("speaker").asText()).containsExactly(first, second);
    }

    @Test
    void numbered_speakers_without_roles_are_two_people() {
        // when
        var items = Transcripts.items(call(), List.of(turn("Speaker 1", 0), turn("Speaker 2", 1)));

        assertThat(items).extracting(item -> item.path("speaker").asText()).containsExactly("agent", "customer");
    }

    @Test
    void turns_keep_their_order_whatever_their_times_say() {
        var turns = IntStream.range(0, 300)
                .mapToObj(i -> turn(i % 2 == 0 ? "Sam" : "Mia", (i * 7_919L) % 60_000))
                .toList();

        // when
        var items = Transcripts.items(call("Sam"), turns);

        assertThat(items)
                .extracting(item -> Instant.parse(item.path("occurredAt").asText()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(items)
                .extracting((JsonNode item) -> item.path("externalId").asText())
                .startsWith("call-9:1", "call-9:2")
                .endsWith("call-9:300");
    }

    @Test
    void a_transcript_that_does_not_tell_who_speaks_is_refused() {
        var turns = List.of(new Turn(null, Duration.ZERO, "Hello"));

        // when
        var refusal = catchThrowableOfType(InvalidInput.class, () -> Transcripts.items(call(), turns));

        assertThat(refusal.code()).isEqualTo("unknown-speaker");
    }

    @Test
    void a_call_has_at_most_five_thousand_turns() {
        var most = IntStream.range(0, CallRules.TURNS_MAX)
                .mapToObj(i -> turn("Sam", i))
                .toList();
        var more = IntStream.rangeClosed(0, CallRules.TURNS_MAX)
                .mapToObj(i -> turn("Sam", i))
                .toList();

        // when
        var refusal = catchThrowableOfType(InvalidInput.class, () -> CallRules.bounded(more));

        assertThat(refusal.code()).isEqualTo("too-many-turns");
        assertThat(CallRules.bounded(most)).hasSize(CallRules.TURNS_MAX);
    }
}
