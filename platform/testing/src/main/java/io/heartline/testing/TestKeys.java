package io.heartline.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** API keys: how they are configured, and those of the tests. */
public final class TestKeys {
    /** The header that carries a key. */
    public static final String HEADER = "X-API-Key";
    /** A key with every role, for every brand. */
    public static final String ALL = "test-key-with-every-role";
    /** A key with every role, for the brand {@code other-brand} alone. */
    public static final String OTHER_BRAND = "test-key-of-another-brand";
    /** A key with the role {@code read} alone, for every brand. */
    public static final String READ_ONLY = "test-key-that-only-reads";
    /** A key with the role {@code ingest} alone, for every brand. */
    public static final String INGEST_ONLY = "test-key-that-only-ingests";

    /** A key with the role {@code operate} alone, for every brand. */
    public static final String OPERATE_ONLY = "test-key-that-only-operates";
    /** A key with the role {@code contact} alone, for every brand. */
    public static final String CONTACT_ONLY = "test-key-that-only-contacts";
    /** A key with the role {@code admin} alone, for every brand. */
    public static final String ADMIN_ONLY = "test-key-that-only-administers";
    /** A key with every role, for every brand, that ended long ago. */
    public static final String EXPIRED = "test-key-that-expired";

    private static final String EVERY_ROLE = "ingest+read+operate+contact+admin";

    private TestKeys() {}

    /** The value of {@code heartline.access.api-keys} that knows the keys of this class. */
    public static String configuration() {
        return String.join(
                ",",
                entry("all", ALL, EVERY_ROLE, "*"),
                entry("other", OTHER_BRAND, EVERY_ROLE, "other-brand"),
                entry("reader", READ_ONLY, "read", "*"),
                entry("ingester", INGEST_ONLY, "ingest", "*"),
                entry("operator", OPERATE_ONLY, "operate", "*"),
                entry("messenger", CONTACT_ONLY, "contact", "*"),
                entry("administrator", ADMIN_ONLY, "admin", "*"),
                entry("expired", EXPIRED, EVERY_ROLE, "*") + ":2001-01-01T00:00:00Z");
    }

    /** One entry of {@code heartline.access.api-keys}: {@code name:sha256:roles:brands}. */
    public static String entry(String name, String key, String roles, String brands) {
        return name + ":" + sha256(key) + ":" + roles + ":" + brands;
    }

    private static String sha256(String key) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
