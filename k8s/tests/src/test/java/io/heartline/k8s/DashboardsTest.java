package io.heartline.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Every panel of the dashboards shows something that a service measures. */
class DashboardsTest {
    private static final Path DASHBOARD = Paths.CHART.resolve("dashboards").resolve("heartline.json");
    private static final Path COPY = Path.of("..", "kustomize", "dashboards", "heartline.json");

    @Test
    void every_metric_that_a_panel_names_is_measured() throws IOException {
        var measured = Meters.measured();

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
        dashboard.findValuesAsText("expr").forEach(expression -> named.addAll(Meters.named(expression)));
        return named;
    }
}
