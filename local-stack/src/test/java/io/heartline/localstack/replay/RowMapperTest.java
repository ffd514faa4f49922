package io.heartline.localstack.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartline.localstack.feed.FeedRequest;
import io.heartline.localstack.feed.FeedRequest.Target;
import io.heartline.localstack.table.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowMapperTest {
    @TempDir
    private Path directory;

    @Test
    void the_example_for_posts_makes_an_interaction_of_a_row() throws Exception {
        var mapper = mapper("airline-tweets");
        var row = new Row(
                2,
                Map.of(
                        "row_id", "p1",
                        "created_local_minute", "2015-02-16T23:36:00",
                        "customer", "u1",
                        "airline", "Moon & Sons  Air",
                        "negative_reason", "",
                        "text", "late again"));

        // when
        var request = mapper.map(List.of(row)).getFirst();

        assertThat(request.target()).isEqualTo(Target.INTERACTIONS);
        assertThat(request.occurredAt()).isEqualTo(Instant.parse("2015-02-17T04:36:00Z"));
        assertThat(request.customer()).isEqualTo("u1");
        assertThat(request.body().path("brand").asText()).isEqualTo("moon-sons-air");
        assertThat(request.body().path("public").asBoolean()).isTrue();
        assertThat(request.body().has("attributes")).isFalse();
    }

    @Test
    void the_example_for_dialogues_makes_an_interaction_of_each_turn() throws Exception {
        var mapper = mapper("helpdesk-dialogues");
        var row = new Row(
                2, Map.of("id", "7", "derived_time_utc", "2011-09-21T01:06:57", "dialogue", "C: 在吗 ⏎ H: 在的 ⏎ C: 好"));

        // when
        var requests = mapper.map(List.of(row));

        assertThat(requests).extracting(FeedRequest::externalId).containsExactly("7-1", "7-2", "7-3");
        assertThat(requests)
                .extracting(request -> request.body().path("speaker").asText("customer"))
                .containsExactly("customer", "agent", "customer");
        assertThat(requests)
                .extracting(request -> request.body().path("text").asText())
                .containsExactly("在吗", "在的", "好");
        assertThat(requests).extracting(FeedRequest::occurredAt).isSorted();
    }

    @Test
    void a_piece_without_speaker_belongs_to_the_turn_before_and_an_empty_turn_is_none() throws Exception {
        var mapper = mapper("helpdesk-dialogues");
        var row = new Row(2, Map.of("id", "7", "dialogue", "C: a ⏎ b ⏎ H: c ⏎ C: "));

        // when
        var requests = mapper.map(List.of(row));

        assertThat(requests)
                .extracting(request -> request.body().path("text").asText())
                .containsExactly("a\nb", "c");
    }

    @Test
    void a_dialogue_that_begins_with_nobody_is_refused() throws Exception {
        var mapper = mapper("helpdesk-dialogues");
        var row = new Row(2, Map.of("id", "7", "dialogue", "hello ⏎ C: a"));

        assertThatThrownBy(() -> mapper.map(List.of(row))).isInstanceOf(ReplayException.class);
    }

    @Test
    void the_example_for_invoices_makes_one_order_of_its_lines() throws Exception {
        var mapper = mapper("online-retail");

        // when
        var request = mapper.map(List.of(line("5001", "6", "2.55"), line("5001", "2", "3.10")))
                .getFirst();

        assertThat(request.target()).isEqualTo(Target.CUSTOMER_EVENTS);
        assertThat(request.body().path("type").asText()).isEqualTo("purchase");
        assertThat(request.body().path("amount").decimalValue()).isEqualByComparingTo("21.50");
        assertThat(request.body().path("currency").asText()).isEqualTo("GBP");
    }

    @Test
    void the_example_for_invoices_makes_a_return_of_a_credit_note() throws Exception {
        var mapper = mapper("online-retail");

        // when
        var request = mapper.map(List.of(line("C5002", "-6", "2.55"))).getFirst();

        assertThat(request.body().path("type").asText()).isEqualTo("return");
        assertThat(request.body().path("amount").decimalValue()).isEqualByComparingTo("15.30");
    }

    @Test
    void the_example_for_invoices_leaves_out_rows_without_customer() throws Exception {
        var mapper = mapper("online-retail");

        // when
        var skipped = mapper.skips(new Row(2, Map.of("InvoiceNo", "5001", "CustomerID", "")));

        assertThat(skipped).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2015-13-01T00:00:00", "16/02/2015"})
    void a_time_that_cannot_be_read_is_refused_unless_it_is_missing(String time) throws Exception {
        var mapper = mapper("airline-tweets");
        var row = new Row(9, Map.of("row_id", "p", "customer", "u", "airline", "a", "created_local_minute", time));

        if (time.isEmpty()) {
            // when
            var request = mapper.map(List.of(row)).getFirst();
            assertThat(request.body().has("occurredAt")).isFalse();
        } else {
            assertThatThrownBy(() -> mapper.map(List.of(row))).isInstanceOf(ReplayException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target: interactions\nsource: s\nexternalId: i",
                "target: interactions\nsource: s\nexternalId: i\ncustomer: c\ntypo: 1",
                "target: interactions\nsource: s\nexternalId: i\ncustomer: c\ntime: {pattern: yyyy}",
                "",
                "target: ["
            })
    void a_mapping_with_a_mistake_is_refused(String yaml) throws Exception {
        var file = Files.writeString(directory.resolve("mapping.yaml"), yaml);

        assertThatThrownBy(() -> Mapping.read(file)).isInstanceOf(ReplayException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{open", "{a|shout}"})
    void a_template_with_a_mistake_is_refused(String template) {
        assertThatThrownBy(() -> Template.parse(template)).isInstanceOf(ReplayException.class);
    }

    @Test
    void a_template_whose_gaps_are_all_empty_is_empty() {
        // when
        var filled = Template.parse("user-{id}").fill(new Row(1, Map.of()));

        assertThat(filled).isEmpty();
    }

    private static Row line(String invoice, String quantity, String price) {
        return new Row(
                2,
                Map.of(
                        "InvoiceNo",
                        invoice,
                        "Quantity",
                        quantity,
                        "UnitPrice",
                        price,
                        "InvoiceDate",
                        "2010-12-01 08:26:00",
                        "CustomerID",
                        "17",
                        "Country",
                        "Moon"));
    }

    private static RowMapper mapper(String example) throws Exception {
        var resource = RowMapperTest.class.getResource("/mappings/" + example + ".yaml");
        if (resource == null) {
            throw new IllegalArgumentException(example);
        }
        return new RowMapper(Mapping.read(Path.of(resource.toURI())));
    }
}
