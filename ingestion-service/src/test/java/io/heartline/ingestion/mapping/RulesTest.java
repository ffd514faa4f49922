package io.heartline.ingestion.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.ingestion.translation.Defaults;
import io.heartline.ingestion.translation.Identifier;
import io.heartline.ingestion.translation.Unmappable;
import io.heartline.platform.problem.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    private static Defaults defaults(String mapping) throws JsonProcessingException {
        return new Defaults("shop", "aurora-air", "app", "spring", "usage", false, json(mapping));
    }

    private static final String REVIEWS = """
            {"rules": [{"kind": "interactions", "each": "$.reviews[*]", "when": {"$.event": ["reviews.published"]},
              "fields": {
                "externalId": {"path": "$.id"},
                "customer.kind": {"value": "external-id"},
                "customer.value": {"path": "$.customer.id", "whole": true},
                "channel": {"value": "review"},
                "text": {"path": "$.parts[*]"},
                "ratings.stars": {"path": "$.mood", "values": {"good": "5", "bad": "1"}},
                "public": {"path": "$.open"},
                "occurredAt": {"path": "$.at", "unit": "seconds"},
                "attributes.shop": {"path": "$.answers[?(@.name == 'shop')].value"}},
              "identifiers": {"email": {"path": "$.customer.mail", "whole": true}}}]}""";

    @Test
    void rules_make_one_item_of_each_part() throws JsonProcessingException, Unmappable {
        var payload = json("""
                {"event": "reviews.published", "customer": {"id": "C-7", "mail": "ada@example.org"},
                 "reviews": [{"id": 81, "parts": ["Lovely.", "Quick."], "mood": "good", "open": true, "at": 1772366400,
                              "answers": [{"name": "size", "value": "M"}, {"name": "shop", "value": "Lyon"}]},
                             {"id": 82, "parts": [], "mood": "bad"}]}""");

        // when
        var translation = Rules.of(json(REVIEWS)).orElseThrow().apply(payload, defaults(REVIEWS));

        assertThat(translation.interactions()).hasSize(2);
        assertThat(json(translation.interactions().getFirst().toString())).isEqualTo(json("""
                {"externalId": "81", "customer": {"kind": "external-id", "value": "C-7"}, "channel": "review",
                 "text": "Lovely.\\nQuick.", "ratings": [{"metric": "stars", "value": 5}], "public": true,
                 "occurredAt": "2026-03-01T12:00:00Z", "attributes": {"shop": "Lyon"}, "source": "shop",
                 "brand": "aurora-air", "touchpoint": "usage", "product": "app", "campaign": "spring"}"""));
        assertThat(translation.identifications().getFirst().identifiers())
                .containsExactly(new Identifier("external-id", "C-7"), new Identifier("email", "ada@example.org"));
    }

    @Test
    void a_payload_to_which_no_rule_applies_is_ignored() throws JsonProcessingException, Unmappable {
        // when
        var translation = Rules.of(json(REVIEWS))
                .orElseThrow()
                .apply(json("{\"event\": \"reviews.deleted\", \"reviews\": [{}]}"), defaults(REVIEWS));

        assertThat(translation.ignored()).isNotNull();
        assertThat(translation.interactions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$",
                "$.a",
                "$.a.b[0].c",
                "$['a b'].c",
                "$.answers[?(@.field.id == 'q1')].value",
                "$.items[*].name",
                "$.a[?(@.n==3)]",
                "$.名前"
            })
    void names_indexes_wildcards_and_plain_filters_are_read(String path) {
        assertThat(Expression.isSafe(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.b",
                "$..a",
                "$.a.length()",
                "$.a[?(@.b =~ /(a+)+$/)]",
                "$.a[?(@.b == 'x' || @.c == 'y')]",
                "$.a[?(@['b'] == 'x')]",
                "$.a[(@.length-1)]",
                "$.a[-1]",
                "$.a[0:2]",
                "$.a[0,1]",
                "$['a','b']",
                "$.a[?(@.b in ['x'])]",
                "$.a[?($.b == 'x')]",
                "$.concat($.a)"
            })
    void searches_functions_and_other_filters_are_refused(String path) {
        assertThat(Expression.isSafe(path)).isFalse();
    }

    @Test
    void every_fault_of_a_mapping_is_named() throws JsonProcessingException {
        var mapping = json("""
                {"rules": [{"kind": "cats", "each": "$..x", "when": {"$.a": []},
                  "fields": {"text": {"path": "$..y"}, "language": {}, "occurredAt": {"path": "$.t", "unit": "days"},
                             "amount": {"path": "$.t", "pattern": "QQQQQQQ"}}}, null]}""");

        // when
        var fields = Rules.violations(mapping).stream().map(Violation::field).toList();

        assertThat(fields)
                .contains(
                        "mapping.rules[0].kind",
                        "mapping.rules[0].each",
                        "mapping.rules[0].when",
                        "mapping.rules[0].fields.text.path",
                        "mapping.rules[0].fields.language",
                        "mapping.rules[0].fields.occurredAt.unit",
                        "mapping.rules[0].fields.amount",
                        "mapping.rules[1]");
    }

    @Test
    void a_mapping_with_an_unknown_field_is_refused() throws JsonProcessingException {
        var mapping = json("{\"rules\": [{\"kind\": \"interactions\", \"feilds\": {}}]}");

        // when
        var violations = Rules.violations(mapping);

        assertThat(violations).hasSize(1);
    }

    @Test
    void items_of_our_own_are_told_apart_and_get_what_their_source_knows() throws JsonProcessingException, Unmappable {
        var payload = json("""
                [{"channel": "review", "text": "Good", "source": "another", "touchpoint": "delivery"},
                 {"type": "purchase"}]""");

        // when
        var translation = OwnTranslators.GENERIC.translate(payload, defaults("{}"));

        assertThat(translation.interactions()).isEqualTo(List.of(json("""
                {"channel": "review", "text": "Good", "source": "shop", "touchpoint": "delivery",
                 "brand": "aurora-air", "product": "app", "campaign": "spring"}""")));
        assertThat(translation.customerEvents()).isEqualTo(List.of(json("""
                {"type": "purchase", "source": "shop", "brand": "aurora-air", "touchpoint": "usage",
                 "product": "app"}""")));
    }

    @Test
    void what_is_neither_is_unmappable() {
        assertThatThrownBy(() -> OwnTranslators.GENERIC.translate(json("{\"text\": \"Hi\"}"), defaults("{}")))
                .isInstanceOf(Unmappable.class)
                .hasMessageContaining("neither an interaction");
    }

    @Test
    void an_item_takes_over_the_id_and_the_time_of_its_cloud_event() throws JsonProcessingException, Unmappable {
        var event = json("""
                {"specversion": "1.0", "id": "e-1", "source": "/shop", "type": "x", "time": "2026-03-01T12:00:00Z",
                 "data": {"channel": "chat", "text": "Hello"}}""");

        // when
        var item = OwnTranslators.CLOUDEVENTS
                .translate(event, defaults("{}"))
                .interactions()
                .getFirst();

        assertThat(item.path("externalId").asText()).isEqualTo("e-1");
        assertThat(item.path("occurredAt").asText()).isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void a_cloud_event_without_data_is_unmappable() {
        assertThatThrownBy(() -> OwnTranslators.CLOUDEVENTS.translate(json("{\"id\": \"e-1\"}"), defaults("{}")))
                .isInstanceOf(Unmappable.class);
    }
}
