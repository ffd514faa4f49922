package io.heartline.platform.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key that a machine calls with; only its hash is known.
 *
 * @param name how logs call it
 * @param sha256 the SHA-256 of the key
 * @param roles what it may do
 * @param brands whose data it may see
 * @param expires when it is refused from; null if it does not end
 */
record ApiKey(
        String name,
        byte[] sha256,
        Set<String> roles,
        Brands brands,
        @Nullable Instant expires) {
    private static final int PARTS = 4;

    /** Reads {@code name:sha256:roles:brands[:expires]}; the message of a refusal never repeats the hash. */
    static ApiKey parse(String entry) {
        var parts = entry.strip().split(":", PARTS + 1);
        if (parts.length < PARTS || parts[0].isBlank()) {
            throw new IllegalArgumentException("an API key is not of the form name:sha256:roles:brands[:expires]");
        }
        var roles = names(parts[2]);
        if (!Role.ALL.containsAll(roles)) {
            throw new IllegalArgumentException("the API key " + parts[0] + " has a role that does not exist");
        }
        var brands = parts[3].equals("*") ? Brands.all() : Brands.of(brands(parts[0], parts[3]));
        var expires = parts.length == PARTS ? null : instant(parts[0], parts[PARTS]);
        return new ApiKey(parts[0], hash(parts[0], parts[1]), roles, brands, expires);
    }

    private static Instant instant(String key, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "the API key " + key + " does not expire at an instant such as 2027-01-31T00:00:00Z", e);
        }
    }

    private static Set<String> brands(String key, String joined) {
        var brands = names(joined);
        if (brands.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("the API key " + key + " has a brand without a name");
        }
        return brands;
    }

    private static Set<String> names(String joined) {
        return Set.copyOf(List.of(joined.split("\\+", -1)));
    }

    private static byte[] hash(String name, String hexadecimal) {
        try {
            var hash = HexFormat.of().parseHex(hexadecimal);
            if (hash.length == 32) {
                return hash;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the API key " + name + " has a hash that is not hexadecimal", e);
        }
        throw new IllegalArgumentException("the API key " + name + " has a hash that is no SHA-256");
    }

    static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Compares in constant time, so that no one learns a hash byte by byte. */
    boolean matches(byte[] hash) {
        return MessageDigest.isEqual(sha256, hash);
    }

    /** Whether it is still taken. */
    boolean isValid(Instant now) {
        return expires == null || now.isBefore(expires);
    }
}
