package io.heartline.platform.access;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what the bearer of a token may do. Roles that the provider means for something else count for nothing. */
@ApplicationScoped
class TokenCallers implements SecurityIdentityAugmentor {
    private final AccessConfig.Oidc oidc;

    TokenCallers(AccessConfig config) {
        this.oidc = config.oidc();
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        var token = identity.getCredential(AccessTokenCredential.class);
        return Uni.createFrom().item(token == null ? identity : known(identity, token));
    }

    private SecurityIdentity known(SecurityIdentity identity, AccessTokenCredential token) {
        var claims = OidcUtils.decodeJwtContent(token.getToken());
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredential(token)
                .addRoles(roles(Claims.names(claims, oidc.rolesClaim())))
                .addAttribute(Caller.BRANDS, brands(Claims.names(claims, oidc.brandsClaim())))
                .addAttribute(Caller.TOKEN, true)
                .build();
    }

    private Set<String> roles(Set<String> names) {
        return names.stream()
                .filter(name -> name.startsWith(oidc.rolePrefix()))
                .map(name -> name.substring(oidc.rolePrefix().length()))
                .filter(Role.ALL::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Brands brands(Set<String> names) {
        return names.contains("*") ? Brands.all() : Brands.of(names);
    }
}
