package io.heartline.ingestion.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Keyed hashes, and comparisons that take the same time whatever they find. */
final class Macs {
    /** More entries than two secrets could ever make are not looked at. */
    private static final int ENTRIES_MAX = 16;

    private Macs() {}

    /** The hash functions that senders use. */
    enum Algorithm {
        SHA1("HmacSHA1"),
        SHA256("HmacSHA256"),
        SHA512("HmacSHA512");

        private final String mac;

        Algorithm(String mac) {
            this.mac = mac;
        }
    }

    /** How bytes become text. */
    enum Encoding {
        HEX,
        BASE64;

        byte @Nullable [] decode(String text) {
            try {
                return switch (this) {
                    case HEX -> HexFormat.of().parseHex(text);
                    case BASE64 -> Base64.getDecoder().decode(text);
                };
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    }

    static byte[] hmac(Algorithm algorithm, byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(algorithm.mac);
            mac.init(new SecretKeySpec(key, algorithm.mac));
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("a keyed hash that every Java platform has", e);
        }
    }

    /** The entries of a header that lists signatures, each behind its prefix. */
    static List<String> entries(String header, String prefix) {
        return List.of(header.split("[ ,]+", ENTRIES_MAX + 1)).stream()
                .limit(ENTRIES_MAX)
                .filter(entry -> entry.startsWith(prefix))
                .map(entry -> entry.substring(prefix.length()))
                .toList();
    }

    /** Whether any of the given is any of the expected; every pair is looked at. */
    static boolean anyEqual(List<byte[]> expected, List<byte[]> given) {
        boolean equal = false;
        for (var one : expected) {
            for (var other : given) {
                equal |= MessageDigest.isEqual(one, other);
            }
        }
        return equal;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
