package io.heartline.ingestion.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heartline.ingestion.importing.ImportPreset.Owner;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportPresetsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Owner OWNER = new Owner(null, "aurora-air", null, null);

    private final ImportPresets presets = new ImportPresets(JSON);

    /** The first row of a file, read as an import reads it. */
    private String item(String preset, String csv, Owner owner) throws IOException {
        var columns = presets.require(preset).of(owner);
        var file = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
        var rows = new io.heartline.ingestion.importing.CsvSource(file, columns.separator(), JSON);
        var items = new CsvRows(new Layout(rows.header(), columns.over(rows.header())).check());
        var row = Objects.requireNonNull(rows.next());
        return items.item(JSON.readValue(row.data(), new TypeReference<List<String>>() {}))
                .toString();
    }

    @Test
    void a_review_becomes_an_interaction_of_its_unknown_author() throws IOException {
        // when
        var item = item(
                "google-business-reviews",
                "Review ID,Star Rating,Comment,Create Time\nab1,FIVE,Great crew,2026-03-01T12:00:00.123Z\n",
                OWNER);

        assertThat(item).isEqualTo("""
            {"source":"google-business-reviews","brand":"aurora-air","channel":"review",\
            "touchpoint":"usage","public":true,"externalId":"ab1","customer":{"kind":"anonymous-id",\
            "value":"google-business-reviews:ab1"},"text":"Great crew",\
            "ratings":[{"metric":"stars","value":5}],"occurredAt":"2026-03-01T12:00:00.123Z"}\
            """);
    }

    @Test
    void a_post_keeps_the_handle_of_its_author() throws IOException {
        // when
        var item = item(
                "weibo-posts",
                "微博ID,用户昵称,微博正文,发布时间,粉丝数\n49,小林,客服很好,2026-03-01 12:00,56\n",
                new Owner("weibo", "aurora-air", "A380", "support"));

        assertThat(item).isEqualTo("""
            {"source":"weibo","brand":"aurora-air","product":"A380","channel":"social",\
            "touchpoint":"support","public":true,"externalId":"49","customer":{"kind":"handle",\
            "value":"weibo:小林"},"text":"客服很好","occurredAt":"2026-03-01T12:00Z","reach":56,\
            "language":"zh"}\
            """);
    }

    @ParameterizedTest
    @CsvSource({"Won, purchase", "Lost, custom:deal-lost", "Open, custom:deal-stage", "Offen, custom:deal-stage"})
    void a_deal_becomes_what_its_status_means(String status, String type) throws IOException {
        // when
        var item = item(
                "pipedrive-deals",
                "Deal - ID,Deal - Status,Organization ID,Deal - Update time\n1,%s,77,2026-03-01 12:00:00\n"
                        .formatted(status),
                new Owner("pipedrive", "aurora-air", null, null));

        assertThat(item)
                .contains("\"type\":\"" + type + "\"")
                .contains("\"value\":\"pipedrive:77\"")
                .contains("\"occurredAt\":\"2026-03-01T12:00Z\"");
    }

    @Test
    void an_amount_without_a_currency_is_left_out() throws IOException {
        // when
        var item = item(
                "salesforce-opportunities",
                "Opportunity ID,Account ID,Stage,Amount,Close Date\n1,2,Closed Won,500,3/1/2026\n",
                OWNER);

        assertThat(item).doesNotContain("amount").contains("\"type\":\"purchase\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2026-03-01T12:00:00Z       | 2026-03-01T12:00Z
        2026-03-01T12:00:00.5Z     | 2026-03-01T12:00:00.5Z
        2026-03-01T12:00:00.123456Z| 2026-03-01T12:00:00.123456Z
        2026-03-01T12:00:00+0100   | 2026-03-01T12:00+01:00
        2026-03-01T12:00:00        | 2026-03-01T12:00Z
        2026-03-01 12:00:00        | 2026-03-01T12:00Z
        2026-03-01 12:00:00 UTC    | 2026-03-01T12:00Z
        2026-03-01 12:00           | 2026-03-01T12:00Z
        2026-03-01                 | 2026-03-01T00:00Z
        2026/03/01 12:00           | 2026-03-01T12:00Z
        3/1/2026                   | 2026-03-01T00:00Z
        3/1/2026 9:05              | 2026-03-01T09:05Z
        Mar 1, 2026                | 2026-03-01T00:00Z
        March 1, 2026              | 2026-03-01T00:00Z
        """)
    void times_are_read_as_exports_write_them(String cell, String expected) throws IOException {
        // when
        var item = item("yelp-reviews", "id,rating,date\nr,5,\"%s\"\n".formatted(cell), OWNER);

        assertThat(item).contains("\"occurredAt\":\"" + expected + "\"");
    }

    @Test
    void a_file_that_lacks_what_is_needed_is_refused_with_the_headers_that_would_do() {
        var columns = presets.require("trustpilot-reviews").of(OWNER);

        // when
        var refusal = catchThrowableOfType(InvalidInput.class, () -> columns.over(List.of("Review ID", "Stars")));

        assertThat(refusal.code()).isEqualTo("unknown-column");
        assertThat(refusal.violations()).extracting(Violation::field).containsExactly("occurredAt");
        assertThat(refusal.violations().getFirst().message()).contains("Review created (UTC)");
    }

    @Test
    void every_preset_bears_the_name_of_its_file() {
        // when
        var names = presets.all().stream().map(ImportPreset::name).toList();

        assertThat(names).isEqualTo(ImportPresets.NAMES);
    }
}
