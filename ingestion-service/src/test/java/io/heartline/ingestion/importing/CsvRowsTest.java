package io.heartline.ingestion.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.ingestion.importing.ColumnMapping.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRowsTest {
    private static Origin column(String name) {
        return new Origin(name, null, null, null, null, null);
    }

    private static String item(String field, Origin origin, String cell) {
        Map<String, @Nullable Origin> fields = new HashMap<>();
        fields.put(field, origin);
        var layout = new Layout(List.of("c"), new ColumnMapping(null, fields));
        return new CsvRows(layout).item(List.of(cell)).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text|so so|{\"text\":\"so so\"}",
                "text|007|{\"text\":\"007\"}",
                "text|` `|{}",
                "customer.value|C-1|{\"customer\":{\"value\":\"C-1\"}}",
                "ratings.nps|9|{\"ratings\":[{\"metric\":\"nps\",\"value\":9}]}",
                "ratings.stars|4.5|{\"ratings\":[{\"metric\":\"stars\",\"value\":4.5}]}",
                "ratings.nps|nine|{\"ratings\":[{\"metric\":\"nps\",\"value\":\"nine\"}]}",
                "amount|-12.50|{\"amount\":-12.50}",
                "amount|1e9|{\"amount\":\"1e9\"}",
                "reach|12|{\"reach\":12}",
                "public|TRUE|{\"public\":true}",
                "public|yes|{\"public\":\"yes\"}",
                "attributes.City of origin|Bonn|{\"attributes\":{\"City of origin\":\"Bonn\"}}",
                "attributes.a.b|x|{\"attributes\":{\"a.b\":\"x\"}}",
                "occurredAt|2026-01-05T08:00:00Z|{\"occurredAt\":\"2026-01-05T08:00:00Z\"}",
            })
    void a_cell_becomes_what_would_have_been_posted(String field, String cell, String expected) {
        // when
        var item = item(field, column("c"), cell);

        assertThat(item).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy-MM-dd HH:mm:ss Z, , 2015-02-24 11:35:52 -0800, 2015-02-24T11:35:52-08:00",
        "yyyy-MM-dd HH:mm, Asia/Shanghai, 2026-01-05 08:00, 2026-01-05T08:00+08:00",
        "M/d/yyyy, , 1/5/2026, 2026-01-05T00:00Z",
        "M/d/yyyy, , 13/5/2026, 13/5/2026",
    })
    void a_time_is_read_by_its_pattern(String pattern, @Nullable String zone, String cell, String expected) {
        // when
        var item = item("occurredAt", new Origin("c", null, null, pattern, zone, null), cell);

        assertThat(item).isEqualTo("{\"occurredAt\":\"" + expected + "\"}");
    }

    @Test
    void a_value_stands_for_every_row_or_for_blank_cells() {
        // when
        var constant = item("brand", new Origin(null, "aurora-air", null, null, null, null), "x");
        var filled = item("brand", new Origin("c", "aurora-air", null, null, null, null), "lantern-shop");
        var blank = item("brand", new Origin("c", "aurora-air", null, null, null, null), "");

        assertThat(constant).isEqualTo("{\"brand\":\"aurora-air\"}");
        assertThat(filled).isEqualTo("{\"brand\":\"lantern-shop\"}");
        assertThat(blank).isEqualTo(constant);
    }

    @Test
    void words_are_translated_and_others_stay() {
        var origin = new Origin("c", null, Map.of("positive", "5"), null, null, null);

        // when
        var known = item("ratings.stars", origin, "positive");
        var unknown = item("ratings.stars", origin, "meh");

        assertThat(known).contains("\"value\":5");
        assertThat(unknown).contains("\"value\":\"meh\"");
    }
}
