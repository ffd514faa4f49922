package io.heartline.testing.access;

import io.heartline.testing.TestKeys;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller shows.
 *
 * @param name how reports call it
 * @param header that carries it; null for nothing at all
 * @param value of the header
 * @param roles what it should be good for; none if it should be refused
 */
public record Credential(
        String name, @Nullable String header, @Nullable String value, Set<String> roles) {
    private static final Set<String> EVERY_ROLE = Set.of("ingest", "read", "operate", "contact", "admin");

    /** Every kind of caller that {@link TestKeys} has a key for, and those that nobody should take for a caller. */
    public static List<Credential> ofTests() {
        return List.of(
                key("ingest", TestKeys.INGEST_ONLY, Set.of("ingest")),
                key("read", TestKeys.READ_ONLY, Set.of("read")),
                key("operate", TestKeys.OPERATE_ONLY, Set.of("operate")),
                key("contact", TestKeys.CONTACT_ONLY, Set.of("contact")),
                key("admin", TestKeys.ADMIN_ONLY, Set.of("admin")),
                key("every role", TestKeys.ALL, EVERY_ROLE),
                key("every role for another brand", TestKeys.OTHER_BRAND, EVERY_ROLE),
                none(),
                refused("an empty key", ""),
                refused("an unknown key", TestKeys.ALL + "!"),
                refused("an expired key", TestKeys.EXPIRED),
                token("a token that nobody signed", TestIssuer.unsigned(Map.of("sub", "mallory")), Set.of()));
    }

    /** The key of the tests with every role and brand. */
    public static Credential everything() {
        return key("every role", TestKeys.ALL, EVERY_ROLE);
    }

    /** The key of the tests with every role for {@code other-brand} alone. */
    public static Credential otherBrand() {
        return key("every role for another brand", TestKeys.OTHER_BRAND, EVERY_ROLE);
    }

    /** Nothing at all. */
    public static Credential none() {
        return new Credential("no credentials", null, null, Set.of());
    }

    /** A key that is good for these roles. */
    public static Credential key(String name, String key, Set<String> roles) {
        return new Credential(name, TestKeys.HEADER, key, Set.copyOf(roles));
    }

    /** A key that is good for nothing. */
    public static Credential refused(String name, String key) {
        return key(name, key, Set.of());
    }

    /** A bearer token that is good for these roles. */
    public static Credential token(String name, String token, Set<String> roles) {
        return new Credential(name, "Authorization", "Bearer " + token, Set.copyOf(roles));
    }
}
