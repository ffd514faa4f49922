package io.heartline.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
    private static final UUID ID = new UUID(1, 2);

    @ParameterizedTest
    @CsvSource({
        "2026-03-14T09:26:53.589793Z, 2026-03-14T09:26:53.589Z",
        "2026-03-14T09:26:53.5Z,      2026-03-14T09:26:53.500Z",
        "2026-03-14T09:26:00Z,        2026-03-14T09:26:00.000Z",
        "2026-03-14T09:26Z,           2026-03-14T09:26:00.000Z",
        "2026-03-14T09:26:53.999999999Z, 2026-03-14T09:26:53.999Z",
        "2026-03-14T17:26:53+08:00,   2026-03-14T09:26:53.000Z",
        "1969-12-31T23:59:59.999Z,    1969-12-31T23:59:59.999Z"
    })
    void an_instant_is_written_in_utc_with_exactly_three_decimals(String given, String written) {
        var at = java.time.OffsetDateTime.parse(given).toInstant();

        // when
        var json = EventJson.write(new Erasure(ID, List.of(), at));

        assertThat(Schemas.tree(json).path("at").asText()).isEqualTo(written);
    }

    @Test
    void an_absent_field_is_left_out_and_an_empty_list_is_not() {
        var card = new ModelCard("m", "c", List.of(), Instant.EPOCH);
        var figure = new ModelCard.Figure("gold", "en", null, "macro", "f1", 0.5, null, null, 3);

        // when
        var written = new String(EventJson.write(card), StandardCharsets.UTF_8)
                + new String(EventJson.write(figure), StandardCharsets.UTF_8);

        assertThat(written).contains("\"figures\":[]").doesNotContain("channel", "low", "null");
    }

    @Test
    void absent_collections_are_read_as_empty_ones() throws JsonProcessingException {
        var read = read("{\"erasureId\":\"" + ID + "\",\"at\":\"2026-03-14T09:26:53.589Z\"}", Erasure.class);

        assertThat(read.customerIds()).isEmpty();
    }

    @Test
    void a_collection_of_an_event_cannot_be_changed() {
        var erasure = new Erasure(ID, new java.util.ArrayList<>(List.of(ID)), Instant.EPOCH);

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> erasure.customerIds().clear());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{\"erasureId\":\"no-uuid\",\"at\":\"2026-03-14T09:26:53.589Z\"}",
                "{\"erasureId\":\"00000000-0000-0001-0000-000000000002\",\"at\":\"yesterday\"}",
                "{\"erasureId\":\"00000000-0000-0001-0000-000000000002\"}"
            })
    void what_is_no_event_is_refused(String json) {
        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> read(json, Erasure.class));
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        var gb18030 = new byte[] {'{', '"', (byte) 0xb2, (byte) 0xbb, '"', ':', '1', '}'};

        assertThatExceptionOfType(JsonProcessingException.class)
                .isThrownBy(() -> EventJson.read(gb18030, Erasure.class));
    }

    @Test
    void a_value_that_an_enum_does_not_have_is_refused() {
        var json =
                "{\"customerId\":\"%s\",\"brand\":\"b\",\"revision\":1,\"segment\":\"angry\",\"at\":\"2026-03-14T09:26:53.589Z\"}"
                        .formatted(ID);

        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> read(json, CustomerStanding.class));
    }

    @Test
    void the_longest_text_is_read_back() throws JsonProcessingException {
        var longest = "\u0001".repeat(100_000);
        var receipt = new ErasureReceipt(ID, longest + "x", 1, Instant.EPOCH);

        // when
        var read = EventJson.read(EventJson.write(receipt), ErasureReceipt.class);

        assertThat(read).isEqualTo(receipt);
    }

    @Test
    void what_has_no_json_is_refused() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> EventJson.write(new Object()));
    }

    private static <T> T read(String json, Class<T> type) throws JsonProcessingException {
        return EventJson.read(json.getBytes(StandardCharsets.UTF_8), type);
    }
}
