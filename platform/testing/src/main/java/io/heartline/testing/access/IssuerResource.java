package io.heartline.testing.access;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the services of a module's {@code @QuarkusTest}s an identity provider, and their fields of its type as well. */
public final class IssuerResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable TestIssuer issuer;

    @Override
    public Map<String, String> start() {
        var started = TestIssuer.start();
        issuer = started;
        return Map.of("heartline.access.oidc.issuer", started.address());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(issuer, new TestInjector.MatchesType(TestIssuer.class));
    }

    @Override
    public void stop() {
        if (issuer != null) {
            issuer.close();
        }
    }
}
