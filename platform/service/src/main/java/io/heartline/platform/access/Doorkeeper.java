package io.heartline.platform.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.platform.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Stands between the log-in and the endpoints: turns away whoever asks too often. */
@ApplicationScoped
class Doorkeeper {
    private static final String CHALLENGE = "WWW-Authenticate";

    /** Before Quarkus asks who calls, so that its refusals are seen. */
    private static final int BEFORE_LOG_IN = 300;

    /** After Quarkus has found out who calls, which it does at 200, and before any endpoint. */
    private static final int AFTER_LOG_IN = 50;

    private final CallRate rate;
    private final KeyUse use;
    private final boolean takesTokens;
    private final byte[] tooMany;

    Doorkeeper(CallRate rate, KeyUse use, AccessConfig config, ObjectMapper json) throws JsonProcessingException {
        this.rate = rate;
        this.use = use;
        this.takesTokens = config.oidc().issuer().isPresent();
        this.tooMany = json.writeValueAsBytes(Problem.tooManyRequests());
    }

    void stand(@Observes Filters filters) {
        if (takesTokens) {
            filters.register(Doorkeeper::nameBearer, BEFORE_LOG_IN);
        }
        filters.register(this::pass, AFTER_LOG_IN);
    }

    private void pass(RoutingContext request) {
        int wait = request.user() instanceof QuarkusHttpUser user ? waitSeconds(user) : 0;
        if (wait == 0) {
            request.next();
            return;
        }
        request.response()
                .setStatusCode(429)
                .putHeader("Retry-After", Integer.toString(wait))
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Buffer.buffer(tooMany));
    }

    private int waitSeconds(QuarkusHttpUser user) {
        var identity = user.getSecurityIdentity();
        if (identity.isAnonymous()) {
            return 0;
        }
        var caller = identity.getPrincipal().getName();
        int wait = rate.waitSeconds(caller);
        if (wait > 0) {
            use.tooMany(identity.getAttribute(Caller.TOKEN) == null ? caller : "");
        }
        return wait;
    }

    /** Whoever is not known learns every way in. */
    private static void nameBearer(RoutingContext request) {
        request.addHeadersEndHandler(ending -> {
            var headers = request.response().headers();
            if (headers.getAll(CHALLENGE).contains(Problem.CHALLENGE)) {
                headers.set(CHALLENGE, Problem.CHALLENGE + ", Bearer");
            }
        });
        request.next();
    }
}
