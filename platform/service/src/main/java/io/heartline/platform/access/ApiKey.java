package io.heartline.platform.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * A key that a machine calls with; only its hash is known.
 *
 * @param name how logs call it
 * @param sha256 the SHA-256 of the key
 * @param roles what it may do
 * @param brands whose data it may see
 */
record ApiKey(String name, byte[] sha256, Set<String> roles, Brands brands) {
    private static final Set<String> ROLES = Set.of(Role.INGEST, Role.READ, Role.OPERATE, Role.CONTACT, Role.ADMIN);

    /** Reads {@code name:sha256:roles:brands}; the message of a refusal never repeats the hash. */
    static ApiKey parse(String entry) {
        var parts = entry.strip().split(":", -1);
        if (parts.length != 4 || parts[0].isBlank()) {
            throw new IllegalArgumentException("an API key is not of the form name:sha256:roles:brands");
        }
        var roles = Set.of(parts[2].split("\\+"));
        if (!ROLES.containsAll(roles)) {
            throw new IllegalArgumentException("the API key " + parts[0] + " has a role that does not exist");
        }
        var brands = parts[3].equals("*") ? Brands.all() : Brands.of(Set.of(parts[3].split("\\+")));
        return new ApiKey(parts[0], hash(parts[0], parts[1]), roles, brands);
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
}
