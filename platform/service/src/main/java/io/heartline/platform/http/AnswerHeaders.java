package io.heartline.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/**
 * Tells browsers to do nothing with an answer but what its endpoint means: not to guess its type, run, frame, keep or pass
 * on anything. A page that needs more says so itself.
 */
@ApplicationScoped
class AnswerHeaders {
    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Content-Security-Policy",
                    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

    private static final String CACHE = "Cache-Control";

    /** Before Quarkus asks who calls, so that a refusal carries them too. */
    private static final int BEFORE_LOG_IN = 300;

    void stand(@Observes Filters filters) {
        filters.register(AnswerHeaders::pass, BEFORE_LOG_IN);
    }

    private static void pass(RoutingContext request) {
        request.addHeadersEndHandler(ending -> {
            var headers = request.response().headers();
            if (!headers.contains(CACHE)) {
                // Who has an answer with a tag may keep it to ask whether it still holds.
                headers.set(CACHE, headers.contains("ETag") ? "private, no-cache" : "no-store");
            }
            HEADERS.forEach((name, value) -> {
                if (!headers.contains(name)) {
                    headers.set(name, value);
                }
            });
        });
        request.next();
    }
}
