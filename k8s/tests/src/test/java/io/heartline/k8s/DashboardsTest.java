package io.heartline.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Every panel of the dashboards shows something that a service measures. */
class DashboardsTest {
    private static final Path DASHBOARD = Paths.CHART.resolve("dashboards").resolve("heartline.json");
    private static final Path COPY = Path.of("..", "kustomize", "dashboards", "heartline.json");
    private static final Path ROOT = Path.of("..", "..");

    /** Where a meter of ours is made. */
    private static final Pattern METER =
            Pattern.compile("(?:counter|timer|summary|gauge|builder)\\(\\s*\"(heartline(?:\\.[a-z]+)+)\"");

    private static final Pattern METRIC = Pattern.compile("\\b(heartline_[a-z_]+|http_server_[a-z_]+|jvm_[a-z_]+)\\b");

    /** What Prometheus appends to the name of a meter. */
    private static final Pattern SUFFIX = Pattern.compile("(_seconds)?(_total|_count|_sum|_max|_bucket)?$");

    /** Meters of Quarkus and Micrometer themselves. */
    private static final Set<String> OTHERS = Set.of("http_server_requests", "jvm_memory_used_bytes");

    @Test
    void every_metric_that_a_panel_names_is_measured() throws IOException {
        var measured = meters();

        // when
        var named = named(new ObjectMapper().readTree(Paths.text(DASHBOARD)));

        assertThat(named).hasSizeGreaterThan(8);
        assertThat(measured).containsAll(named);
    }

    @Test
    void every_panel_says_what_it_shows_and_lies_beside_the_others() throws IOException {
        // when
        var panels = new ObjectMapper().readTree(Paths.text(DASHBOARD)).path("panels");

        assertThat(panels).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("description").asText()).isNotBlank();
            assertThat(panel.path("targets")).isNotEmpty();
        });
        assertThat(StreamSupport.stream(panels.spliterator(), false)
                        .map(panel -> panel.path("gridPos").path("x").asInt() + "/"
                                + panel.path("gridPos").path("y").asInt()))
                .doesNotHaveDuplicates();
    }

    @Test
    void kustomize_and_the_chart_have_the_same_dashboard() {
        // when
        var copy = Paths.text(COPY);

        assertThat(copy).isEqualTo(Paths.text(DASHBOARD));
    }

    @Test
    void the_chart_renders_it_where_it_is_wanted() {
        // when
        var manifests =
                Chart.render(Paths.CHART.resolve("values-production-small.yaml"), Map.of("dashboards.enabled", "true"));

        assertThat(manifests).extracting(Manifest::toString).contains("ConfigMap heartline-dashboards");
        assertThat(new Soundness().broken(manifests)).isEmpty();
    }

    private static Set<String> named(JsonNode dashboard) {
        Set<String> named = new TreeSet<>();
        for (var expression : dashboard.findValuesAsText("expr")) {
            METRIC.matcher(expression).results().forEach(found -> named.add(plain(found.group(1))));
        }
        return named;
    }

    private static String plain(String metric) {
        return OTHERS.contains(metric) ? metric : SUFFIX.matcher(metric).replaceFirst("");
    }

    private static Set<String> meters() throws IOException {
        Set<String> meters = new TreeSet<>(OTHERS);
        try (var files = Files.walk(ROOT, 12)) {
            for (var file : files.filter(DashboardsTest::isMainSource).toList()) {
                METER.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> meters.add(found.group(1).replace('.', '_')));
            }
        }
        return meters;
    }

    private static boolean isMainSource(Path file) {
        return file.toString().contains("/src/main/java/") && file.toString().endsWith(".java");
    }
}
