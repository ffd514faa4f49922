package io.heartline.platform.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;

/** Who makes the current request. */
@RequestScoped
public class Caller {
    static final String BRANDS = "heartline.brands";
    static final String TOKEN = "heartline.token";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The name of the caller's key, or the one in the caller's token. */
    public String name() {
        return identity.getPrincipal().getName();
    }

    /** The brands whose data the caller may see; none for a caller who is not known. */
    public Brands brands() {
        Brands brands = identity.getAttribute(BRANDS);
        return brands == null ? Brands.of(Set.of()) : brands;
    }
}
