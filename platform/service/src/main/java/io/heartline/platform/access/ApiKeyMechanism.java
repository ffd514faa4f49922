package io.heartline.platform.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.platform.problem.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows callers by the key in the header {@code X-API-Key}; people before pages also by the key they logged in with. */
@ApplicationScoped
class ApiKeyMechanism implements HttpAuthenticationMechanism {
    static final String HEADER = "X-API-Key";

    private static final int BEFORE_TOKENS = 2 * DEFAULT_PRIORITY;

    private final KeyRing keys;
    private final KeyUse use;
    private final Sessions sessions;
    private final byte[] unauthorized;

    ApiKeyMechanism(KeyRing keys, KeyUse use, Sessions sessions, ObjectMapper json) throws JsonProcessingException {
        this.keys = keys;
        this.use = use;
        this.sessions = sessions;
        unauthorized = json.writeValueAsBytes(Problem.unauthorized());
    }

    /** A key decides alone, whatever else a request carries; and the challenge is always the one written here. */
    @Override
    public int getPriority() {
        return BEFORE_TOKENS;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        var key = request.request().getHeader(HEADER);
        if (key == null) {
            // A log-in that has ended is as none: the page asks for another one.
            return Uni.createFrom().item(ofPage(request));
        }
        var known = keys.find(ApiKey.hash(key));
        if (known.isEmpty()) {
            use.unknown();
            return Uni.createFrom().failure(new AuthenticationFailedException("unknown API key"));
        }
        use.used(known.get());
        return Uni.createFrom().item(identity(known.get()));
    }

    private @Nullable SecurityIdentity ofPage(RoutingContext request) {
        var path = request.normalizedPath();
        if (!path.equals(Sessions.PAGES) && !path.startsWith(Sessions.PAGES + "/")) {
            return null;
        }
        var cookie = request.request().getCookie(Sessions.COOKIE);
        return cookie == null
                ? null
                : sessions.open(cookie.getValue())
                        .flatMap(keys::find)
                        .map(ApiKeyMechanism::identity)
                        .orElse(null);
    }

    private static SecurityIdentity identity(ApiKey key) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(key.name()))
                .addRoles(key.roles())
                .addAttribute(Caller.BRANDS, key.brands())
                .build();
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        request.response()
                .setStatusCode(401)
                .putHeader("WWW-Authenticate", Problem.CHALLENGE)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Buffer.buffer(unauthorized));
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", Problem.CHALLENGE));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.OTHER_HEADER, HEADER));
    }
}
