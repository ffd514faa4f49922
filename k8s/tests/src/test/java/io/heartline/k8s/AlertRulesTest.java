package io.heartline.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The alerts that the chart brings name metrics that are measured and headings of the runbook that exist. */
class AlertRulesTest {
    private static final Set<String> HEADINGS = Paths.text(Path.of("..", "..", "docs", "runbook.md"))
            .lines()
            .filter(line -> line.startsWith("#"))
            .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", ""))
            .map(line -> line.replace(' ', '-'))
            .collect(Collectors.toSet());

    @Test
    void every_metric_that_an_alert_names_is_measured() {
        var measured = Meters.measured();

        // when
        var named = rules().stream()
                .flatMap(rule -> Meters.named(rule.at("/expr").asText()).stream())
                .collect(Collectors.toSet());

        assertThat(named).hasSizeGreaterThan(5);
        assertThat(measured).containsAll(named);
    }

    @Test
    void every_alert_leads_to_its_heading_in_the_runbook() {
        // when
        var rules = rules();

        assertThat(rules).hasSizeGreaterThan(5).allSatisfy(rule -> {
            var url = rule.at("/annotations/runbook_url").asText();
            assertThat(HEADINGS).contains(url.substring(url.indexOf('#') + 1));
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            assertThat(rule.at("/labels/severity").asText()).isIn("warning", "critical");
        });
        assertThat(rules).extracting(rule -> rule.at("/alert").asText()).doesNotHaveDuplicates();
    }

    @Test
    void expressions_look_at_this_release_alone_and_at_the_silence_that_was_set() {
        // when
        var rules = rules(Map.of("prometheusRule.silence", "2h"));

        assertThat(rules)
                .allSatisfy(rule -> assertThat(rule.at("/expr").asText())
                        .contains("namespace=\"heartline\"")
                        .doesNotContain("NAMESPACE", "SILENCE"));
        assertThat(rules)
                .anySatisfy(rule -> assertThat(rule.at("/expr").asText()).endsWith("> 7200"));
    }

    private static List<JsonNode> rules() {
        return rules(Map.of());
    }

    private static List<JsonNode> rules(Map<String, String> values) {
        return Chart.render(Paths.CHART.resolve("values-production-small.yaml"), values).stream()
                .filter(manifest -> manifest.kind().equals("PrometheusRule"))
                .flatMap(manifest -> manifest.each("/spec/groups"))
                .flatMap(group -> Manifest.stream(group.path("rules")))
                .toList();
    }
}
