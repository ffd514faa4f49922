package io.heartline.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.console.chart.BarChart;
import io.heartline.console.chart.FlowChart;
import io.heartline.console.chart.Meter;
import io.heartline.console.chart.Scale;
import io.heartline.console.chart.StackChart;
import io.heartline.console.chart.TimeChart;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Chart;
import io.heartline.console.page.Choice;
import io.heartline.console.page.Column;
import io.heartline.console.page.Figures;
import io.heartline.console.page.Form;
import io.heartline.console.page.Marked;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Previews;
import io.heartline.console.page.Prose;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PagesTest {
    private final Rendering rendering = new Rendering();

    static Stream<String> tricks() {
        return Stream.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "javascript:alert(1)",
                "[a](javascript:alert(1)) **bold** `code`",
                "</title></svg></style><script>alert(1)</script>",
                "\u202Egnp.exe\u202C",
                "zero\u200Bwidth\uFEFF",
                "{config:all} {#for x in 1}{/for} {{x}}",
                "<!--",
                "&lt;b&gt;");
    }

    /** A page with every block, and the text wherever a text can be. */
    private static Page page(String text) {
        var table = new Table(
                "t",
                text,
                List.of(Column.text(text), Column.number(text)),
                List.of(
                        Table.Row.of(Cell.of(text), Cell.of(text, 1)),
                        new Table.Row(
                                List.of(
                                        Cell.of(text).linked("/console/x?q=1"),
                                        Cell.drawn(
                                                text, Meter.of(new Scale(-1, 1), 0.1, -0.2, 0.4, 0.0, "good", text))),
                                "row-1")),
                text,
                "/console/pulse?cursor=x");
        return new Page(
                text,
                text,
                "/console/pulse/live?brand=a",
                List.of(
                        Section.full(
                                text,
                                text,
                                new Figures(List.of(Figures.Figure.of(text, text, text)
                                        .noted(text)
                                        .linked("/console/voice")
                                        .big()))),
                        Section.half(
                                text, null, new Chart(bars(text), List.of(new Chart.Key("joy", text)), "low", table)),
                        Section.half(text, null, new Chart(lines(text), List.of(), "middle", table)),
                        Section.wide(text, null, new Chart(stacks(text), List.of(), "middle", table)),
                        Section.third(text, null, new Chart(flows(text), List.of(), "high", table), table),
                        Section.full(
                                "",
                                null,
                                Prose.of(text),
                                new Notice("alarm", text, text, text, "/console/inbox"),
                                Notice.empty(text, text),
                                Marked.of(text, List.of(new Marked.Span(0, 3, "strong")), text),
                                new Choice(text, List.of(new Choice.Option(text, "/console/x", true))),
                                form(text))));
    }

    private static Form form(String text) {
        return new Form(
                "/console/pulse",
                true,
                false,
                List.of(
                        Form.Field.of("text", "a", text, text).hinted(text),
                        Form.Field.of("area", "b", text, text),
                        Form.Field.of("hidden", "c", text, text),
                        Form.Field.select("d", text, text, List.of(new Form.Option(text, text))),
                        Form.Field.heading(text),
                        Form.Field.of("code", "e", text, text).hinted(text),
                        Form.Field.of("check", "f", text, text).hinted(text),
                        Form.Field.of("text", "g", text, text)
                                .suggesting(List.of(new Form.Option(text, text)))
                                .narrow()),
                List.of(new Form.Button(text, text, "first")));
    }

    private static String bars(String text) {
        return BarChart.of(text, List.of(new BarChart.Part("joy", 1, text)));
    }

    private static String lines(String text) {
        return new TimeChart(text, new Scale(0, 2), new Scale(-1, 1))
                .reference(0)
                .tick(1, text)
                .line(
                        "first",
                        false,
                        List.of(
                                new TimeChart.Point(0, 0.1, 0.0, 0.2, text),
                                new TimeChart.Point(1, null, null, null, text),
                                new TimeChart.Point(2, 0.1, null, null, text)))
                .mark(new TimeChart.Mark(1, 0.5, "good", text, "#e1"))
                .draw();
    }

    private static String stacks(String text) {
        return new StackChart(text)
                .column(new StackChart.Column(text, text, List.of(new StackChart.Part("anger", 2))))
                .draw();
    }

    private static String flows(String text) {
        return new FlowChart(text)
                .node("a", text, "good")
                .node("b", text, "bad")
                .flow("a", "b", 3, text)
                .draw();
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void nothing_that_customers_write_can_run_or_hide(String trick) {
        var plain = Jsoup.parse(rendering.page(Lang.EN, page("plain")));

        // when
        var html = rendering.page(Lang.EN, page(trick));

        var page = Jsoup.parse(html);
        assertThat(page.select("script")).hasSameSizeAs(plain.select("script"));
        assertThat(page.getAllElements()).hasSameSizeAs(plain.getAllElements());
        assertThat(page.select("[style], style, iframe, object, embed, base")).isEmpty();
        assertThat(page.getAllElements().stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .map(attribute -> attribute.getKey()))
                .noneMatch(name -> name.startsWith("on"));
        assertThat(page.select("[href]").eachAttr("href")).noneMatch(href -> href.startsWith("javascript"));
        assertThat(html.replace("</title>", "")).doesNotContain("<script>alert");
        assertThat(page.select("bdi, mark, blockquote, main p").text())
                .doesNotContain("\u202E", "\u200B", "\uFEFF", "\u202C");
    }

    @ParameterizedTest
    @EnumSource(Lang.class)
    void every_block_has_a_form_in_both_languages(Lang lang) {
        // when
        var page = Jsoup.parse(rendering.page(lang, page("text")));

        assertThat(page.select("html").attr("lang")).isEqualTo(lang.tag());
        assertThat(page.select("svg.plot")).hasSizeGreaterThan(4);
        assertThat(page.select("table")).hasSizeGreaterThan(4);
        assertThat(page.select("[id]").eachAttr("id")).contains("row-1", "main");
        assertThat(page.select("a[href*=csv=t]")).isNotEmpty();
        assertThat(page.select("main[data-live]")).hasSize(1);
        assertThat(page.select("figure details table caption")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void a_preview_is_a_page_of_its_own_in_which_nothing_runs(String trick) {
        var previews = new Previews(trick, List.of(new Previews.Preview(trick, "<p>" + trick + "</p>")), trick);

        // when
        var html = rendering.page(Lang.EN, Page.of("t", null, List.of(Section.third("p", null, previews))));

        var page = Jsoup.parse(html);
        assertThat(page.select("iframe[sandbox]")).hasSize(1);
        assertThat(page.select("iframe").attr("sandbox")).isEmpty();
        assertThat(page.select("iframe").attr("srcdoc")).startsWith("<p>").endsWith("</p>");
        assertThat(page.select("main script, main img")).isEmpty();
    }

    @Test
    void the_log_in_asks_for_a_key_and_says_when_it_is_wrong() {
        var login = new Console.Simple("login", "Log in", "Please", "/console/pulse", true, "");

        // when
        var page = Jsoup.parse(rendering.simple(Lang.EN, login));

        assertThat(page.select("input[type=password][name=key]")).hasSize(1);
        assertThat(page.select("input[name=to]").val()).isEqualTo("/console/pulse");
        assertThat(page.select("[role=alert]").text()).isEqualTo("This key is not known.");
        assertThat(Jsoup.parse(rendering.simple(
                                Lang.ZH, new Console.Simple("refusal", "x", "y", "/console", false, "not-found")))
                        .select("form"))
                .isEmpty();
    }
}
