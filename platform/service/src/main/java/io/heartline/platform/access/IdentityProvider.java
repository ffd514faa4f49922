package io.heartline.platform.access;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The identity provider whose tokens are taken, if one is configured.
 *
 * <p>It is asked for its keys when the first token comes, so that a service starts while the provider is away. Only signed
 * tokens count: what would have to be asked about at the provider is refused unasked.
 */
@ApplicationScoped
class IdentityProvider implements TenantConfigResolver {
    /** A token with a key that is not known has the keys fetched anew, but no more often than this. */
    private static final Duration KEYS_REFRESH = Duration.ofSeconds(10);

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

    private final @Nullable OidcTenantConfig tenant;
    private final List<String> openPaths;

    IdentityProvider(AccessConfig config) {
        tenant = config.oidc()
                .issuer()
                .map(issuer -> tenant(issuer, config.oidc().audience()))
                .orElse(null);
        openPaths = config.openPaths().orElse(List.of());
    }

    private static OidcTenantConfig tenant(String issuer, String audience) {
        return OidcTenantConfig.authServerUrl(issuer)
                .tenantId("heartline")
                .applicationType(ApplicationType.SERVICE)
                .connectionTimeout(CONNECTION_TIMEOUT)
                .token()
                .issuer(issuer)
                .audience(audience)
                .subjectRequired()
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false)
                .forcedJwkRefreshInterval(KEYS_REFRESH)
                .end()
                .build();
    }

    /** Without a tenant, Quarkus falls back to the default one, which is switched off: nobody is known by a token then. */
    @Override
    @SuppressWarnings("NullAway") // a null item is what Quarkus asks for
    public Uni<OidcTenantConfig> resolve(RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
        var path = request.normalizedPath();
        boolean open = openPaths.stream().anyMatch(path::startsWith);
        return open || tenant == null
                ? Uni.createFrom().nullItem()
                : Uni.createFrom().item(tenant);
    }
}
