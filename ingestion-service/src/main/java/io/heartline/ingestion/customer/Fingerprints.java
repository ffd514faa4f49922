package io.heartline.ingestion.customer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is stored of e-mail addresses and phone numbers: a keyed hash by which they are found again and cannot be read.
 *
 * <p>New ones are made with the first key; with the others, those made before the keys were changed are found.
 */
final class Fingerprints {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES_MIN = 32;

    private final List<Key> keys;

    /** Fingerprints under these keys; there is at least one, and no two share an id. */
    Fingerprints(List<Key> keys) {
        if (keys.isEmpty() || keys.stream().map(Key::id).distinct().count() < keys.size()) {
            throw new IllegalArgumentException("there must be a key, and their ids must differ");
        }
        this.keys = List.copyOf(keys);
    }

    /**
     * A secret key.
     *
     * @param id a slug of at most 32 characters, stored with every fingerprint
     */
    record Key(String id, SecretKeySpec secret) {
        /** Reads {@code id:base64}. */
        static Key of(String setting) {
            int colon = setting.indexOf(':');
            if (colon < 1 || !setting.substring(0, colon).matches("[a-z0-9][a-z0-9-]{0,31}")) {
                throw new IllegalArgumentException("a key of identities is not id:base64, with a slug as id");
            }
            return of(setting.substring(0, colon), Base64.getDecoder().decode(setting.substring(colon + 1)));
        }

        static Key of(String id, byte[] secret) {
            if (secret.length < KEY_BYTES_MIN) {
                throw new IllegalArgumentException("the key " + id + " has less than " + KEY_BYTES_MIN + " bytes");
            }
            return new Key(id, new SecretKeySpec(secret, ALGORITHM));
        }
    }

    /** What is stored of a value. */
    String current(IdentifierKind kind, String value) {
        return fingerprint(keys.getFirst(), kind, value);
    }

    /** All that may be stored of a value, the current one first. */
    List<String> all(IdentifierKind kind, String value) {
        return keys.stream().map(key -> fingerprint(key, kind, value)).toList();
    }

    /** The ids of the keys, in their order. */
    List<String> keyIds() {
        return keys.stream().map(Key::id).toList();
    }

    private static String fingerprint(Key key, IdentifierKind kind, String value) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key.secret());
            mac.update((kind.wire() + "\0").getBytes(StandardCharsets.UTF_8));
            var hash = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return key.id() + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
