package io.heartline.console;

import io.heartline.console.page.Page;
import io.heartline.console.page.Plain;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers with pages. */
@ApplicationScoped
public class Console {
    private static final int YEAR_SECONDS = (int) Duration.ofDays(365).toSeconds();

    private final ConsoleConfig config;
    private final Template page;
    private final Template simple;
    private final Assets assets;

    Console(
            ConsoleConfig config,
            @Location("console/page.html") Template page,
            @Location("console/simple.html") Template simple,
            Assets assets) {
        this.config = config;
        this.page = page;
        this.simple = simple;
        this.assets = assets;
    }

    /** A way to another page. */
    public record Link(String name, String label, String href, boolean current) {}

    /**
     * What is around every page.
     *
     * @param brands to choose from; empty where a page is of no brand
     */
    public record Frame(
            Visit visit,
            String version,
            List<Link> areas,
            List<String> brands,
            @Nullable String brand,
            String here) {
        /** The time zone in which times are written. */
        public String zone() {
            return visit.zone().getId();
        }

        /** The address of this page in another language or theme. */
        public String with(String name, String value) {
            return here + (here.indexOf('?') < 0 ? "?" : "&") + name + "=" + value;
        }
    }

    /**
     * A page, or one of its tables as CSV if the address asks for it.
     *
     * @param brands to choose from; empty where a page is of no brand
     * @param brand that it shows; null for none
     */
    public Response answer(Visit visit, Area area, Page content, List<String> brands, @Nullable String brand) {
        return answer(visit, 200, area, content, brands, brand);
    }

    /** The same with another status. */
    public Response answer(
            Visit visit, int status, Area area, Page content, List<String> brands, @Nullable String brand) {
        var csv = visit.query("csv");
        if (csv != null) {
            var table = content.tables().stream()
                    .filter(one -> one.id().equals(csv))
                    .findFirst();
            if (table.isPresent()) {
                return Response.ok(Csv.of(table.get()), "text/csv;charset=UTF-8")
                        .header(
                                "Content-Disposition",
                                "attachment; filename=\"" + area.wire() + "-"
                                        + table.get().id() + ".csv\"")
                        .build();
            }
        }
        var frame = new Frame(visit, assets.version(), links(visit, area, brand), brands, brand, here(visit, brand));
        var html = render(page.data("frame", frame).data("page", content).data("v", visit));
        var response = Response.status(status).type("text/html;charset=UTF-8").entity(html);
        response.cookie(remembered(visit, brand));
        return response.build();
    }

    /** A page without navigation: the log-in, and refusals. */
    String simple(Visit visit, Simple content) {
        var frame = new Frame(visit, assets.version(), List.of(), List.of(), null, here(visit, null));
        return render(simple.data("frame", frame).data("m", content).data("v", visit));
    }

    /** Renders, and takes out of all of it what would turn or hide text; templates have escaped it. */
    static String render(TemplateInstance template) {
        return Plain.of(template.render());
    }

    /**
     * A page without navigation.
     *
     * @param kind {@code login} or {@code refusal}
     * @param to where to go after a log-in
     * @param wrong whether the key was not known
     * @param code of a refusal
     */
    public record Simple(String kind, String title, String text, String to, boolean wrong, String code) {}

    /** The address of a page of the console, wherever it is. */
    public String address(Area area) {
        return base(area).map(url -> url.replaceAll("/+$", "")).orElse("") + area.path();
    }

    private Optional<String> base(Area area) {
        return switch (area.owner()) {
            case INGESTION -> config.ingestionUrl();
            case SCORING -> config.scoringUrl();
            case METRICS -> config.metricsUrl();
            case ALERTING -> config.alertingUrl();
        };
    }

    private List<Link> links(Visit visit, Area current, @Nullable String brand) {
        var query = brand == null ? "" : "?brand=" + URLEncoder.encode(brand, StandardCharsets.UTF_8);
        return Arrays.stream(Area.values())
                .map(area -> new Link(
                        area.wire(),
                        visit.text("nav." + area.wire()),
                        (area == current ? area.path() : address(area)) + query,
                        area == current))
                .toList();
    }

    /** The address of this page, as far as it says what is shown and not how. */
    private static String here(Visit visit, @Nullable String brand) {
        List<String> kept = new ArrayList<>();
        if (brand != null) {
            kept.add("brand=" + encode(brand));
        }
        visit.parameters().forEach((name, value) -> {
            if (!List.of("lang", "theme", "zone", "csv", "brand").contains(name)) {
                kept.add(encode(name) + "=" + encode(value));
            }
        });
        return visit.path() + (kept.isEmpty() ? "" : "?" + String.join("&", kept));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static NewCookie[] remembered(Visit visit, @Nullable String brand) {
        List<NewCookie> cookies = new ArrayList<>();
        if (visit.query("lang") != null) {
            cookies.add(cookie(visit, Visit.LANG, visit.lang().wire()));
        }
        if (visit.query("theme") != null) {
            cookies.add(cookie(visit, Visit.THEME, visit.theme()));
        }
        if (visit.query("zone") != null) {
            cookies.add(cookie(visit, Visit.ZONE, visit.zone().getId().replace("/", "%2F")));
        }
        if (brand != null && brand.matches("[A-Za-z0-9._-]{1,100}")) {
            cookies.add(cookie(visit, Visit.BRAND, brand));
        }
        return cookies.toArray(NewCookie[]::new);
    }

    private static NewCookie cookie(Visit visit, String name, String value) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/console")
                .maxAge(YEAR_SECONDS)
                .sameSite(NewCookie.SameSite.LAX)
                .secure(visit.secure())
                .build();
    }
}
