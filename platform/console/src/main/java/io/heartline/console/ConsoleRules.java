package io.heartline.console;

import io.heartline.platform.problem.Problem;
import io.quarkus.security.ForbiddenException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** What holds for every page: who may send forms, what browsers may run, and how refusals look. */
@Singleton
class ConsoleRules {
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()",
            "X-Robots-Tag", "noindex, nofollow");

    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");
    private static final String AGAIN =
            "<!doctype html><html lang=\"en\"><head><meta http-equiv=\"refresh\" content=\"0\">"
                    + "<title>Heartline</title></head><body></body></html>";

    private final Console console;
    private final Visit visit;
    private final RoutingContext routing;

    ConsoleRules(Console console, Visit visit, RoutingContext routing) {
        this.console = console;
        this.visit = visit;
        this.routing = routing;
    }

    /** A form that another site sends for the visitor is refused; the cookie, which is SameSite=Strict, is not all. */
    @ServerRequestFilter(priority = 100)
    public void refuseForeignForms(ContainerRequestContext request) {
        if (!isPage(request) || List.of("GET", "HEAD").contains(request.getMethod())) {
            return;
        }
        var site = request.getHeaderString("Sec-Fetch-Site");
        boolean own = site == null
                ? sameHost(request.getHeaderString("Origin"), request.getHeaderString(HttpHeaders.HOST))
                : site.equals("same-origin");
        if (!own) {
            throw new ForbiddenException("a form came from another site");
        }
    }

    private static boolean sameHost(@Nullable String origin, @Nullable String host) {
        return origin != null
                && host != null
                && origin.replaceFirst("^https?://", "").equals(host);
    }

    /** Dresses what is answered, refusals included. */
    @ServerResponseFilter
    public void dress(ContainerRequestContext request, ContainerResponseContext response) {
        if (!isPage(request)) {
            return;
        }
        var headers = response.getHeaders();
        HEADERS.forEach(headers::putSingle);
        headers.computeIfAbsent(HttpHeaders.CACHE_CONTROL, name -> List.of("no-store"));
        if (response.getEntity() instanceof Problem problem) {
            if (problem.status() == 401) {
                askToLogIn(response);
            } else {
                show(response, problem.status(), refusal(problem));
            }
        }
    }

    private static void show(ContainerResponseContext response, int status, String html) {
        response.setStatus(status);
        response.setEntity(html, response.getEntityAnnotations(), HTML);
        response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, HTML);
    }

    private String refusal(Problem problem) {
        boolean named = List.of(403, 404, 503).contains(problem.status());
        var key = named ? "refusal." + problem.status() : problem.status() < 500 ? "refusal.400" : "refusal.500";
        var detail = problem.detail() == null || named ? "" : " " + problem.detail();
        return console.simple(
                visit,
                new Console.Simple(
                        "refusal",
                        visit.text(key + ".title"),
                        visit.text(key + ".text") + detail,
                        "/console",
                        false,
                        problem.code()));
    }

    /**
     * Sends whoever is not logged in to the log-in. Somebody who follows a link from elsewhere may well be: the cookie does
     * not come with such a link, but it does when the page itself loads again.
     */
    private void askToLogIn(ContainerResponseContext response) {
        var request = routing.request();
        var site = request.getHeader("Sec-Fetch-Site");
        response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
        if ("cross-site".equals(site) || "same-site".equals(site)) {
            show(response, 200, AGAIN);
        } else {
            show(response, 303, "");
            response.getHeaders()
                    .putSingle(
                            HttpHeaders.LOCATION,
                            "/console/login?to=" + URLEncoder.encode(request.uri(), StandardCharsets.UTF_8));
        }
    }

    private static boolean isPage(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        return path.equals("/console") || path.startsWith("/console/");
    }
}
