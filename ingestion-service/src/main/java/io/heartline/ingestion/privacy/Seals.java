package io.heartline.ingestion.privacy;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Turns identifiers into what says nothing of them but is the same again: HMAC-SHA-256 under a secret key. */
@Startup
@ApplicationScoped
class Seals {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES_MIN = 32;

    private final List<SecretKeySpec> keys;

    Seals(PrivacyConfig config) {
        var given = config.tombstoneKeys().orElse(List.of());
        if (given.isEmpty()) {
            Log.warn("Tombstones of erased customers can be guessed from identifiers by whoever reads the database: set"
                    + " heartline.privacy.tombstone-keys");
        }
        keys = given.isEmpty()
                ? List.of(new SecretKeySpec("heartline".getBytes(StandardCharsets.UTF_8), ALGORITHM))
                : given.stream().map(Seals::read).toList();
    }

    private static SecretKeySpec read(String base64) {
        var bytes = Base64.getDecoder().decode(base64.strip());
        if (bytes.length < KEY_BYTES_MIN) {
            throw new IllegalStateException(
                    "a key of heartline.privacy.tombstone-keys is shorter than " + KEY_BYTES_MIN + " bytes");
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    /** The seal under the newest key, in hexadecimal. */
    String newest(Mark mark) {
        return seal(keys.getFirst(), mark);
    }

    /** The seals under all keys, in hexadecimal. */
    List<String> all(Mark mark) {
        return keys.stream().map(key -> seal(key, mark)).toList();
    }

    private static String seal(SecretKeySpec key, Mark mark) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            // No part can hold a zero, so no two marks have the same bytes
            var text = mark.brand() + '\0' + mark.kind() + '\0' + mark.value();
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing", e);
        }
    }
}
