package io.heartline.metrics.representation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class CsvTest {
    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void each_field_is_a_column_and_inner_fields_are_named_by_their_path() throws JsonProcessingException {
        var list = json("[{'a': 1.5, 'mean': {'value': -0.25, 'n': 3}}, {'a': 2, 'b': true, 'mean': null}]");

        // when
        var csv = Csv.of(list);

        assertThat(csv).isEqualTo("a,mean.value,mean.n,b,mean\r\n1.5,-0.25,3,,\r\n2,,,true,\r\n");
    }

    @Test
    void texts_that_spreadsheets_would_calculate_are_made_harmless_and_numbers_are_left()
            throws JsonProcessingException {
        var list = json("[{'t': '=1+1', 'n': -2}, {'t': '+4', 'n': 0}, {'t': '-x', 'n': 0}, {'t': '@a', 'n': 0}]");

        // when
        var csv = Csv.of(list);

        assertThat(csv).isEqualTo("t,n\r\n'=1+1,-2\r\n'+4,0\r\n'-x,0\r\n'@a,0\r\n");
    }

    @Test
    void commas_quotes_and_line_breaks_are_quoted() throws JsonProcessingException {
        // when
        var csv = Csv.of(new ObjectMapper().readTree("[{\"t\": \"a,\\\"b\\\"\\nc\", \"u\": [1, 2]}]"));

        assertThat(csv).isEqualTo("t,u\r\n\"a,\"\"b\"\"\nc\",\"[1,2]\"\r\n");
    }

    @Test
    void the_list_is_the_items_or_the_only_array_of_objects() throws JsonProcessingException {
        // when
        var items = Csv.list(json("{'items': [], 'nextCursor': null}"));

        assertThat(items).isPresent();
        assertThat(Csv.of(items.get())).isEmpty();
        assertThat(Csv.list(json("{'at': 'x', 'summary': ['s'], 'causes': [{'a': 1}]}")))
                .isPresent();
        assertThat(Csv.list(json("{'a': [{'x': 1}], 'b': [{'y': 1}]}"))).isEmpty();
        assertThat(Csv.list(json("{'balance': 1}"))).isEmpty();
    }
}
