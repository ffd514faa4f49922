package io.heartline.ingestion.signature;

import io.heartline.ingestion.signature.Macs.Algorithm;
import io.heartline.ingestion.signature.Macs.Encoding;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** Standard Webhooks 1.0: several signatures in one header, symmetric ({@code v1}) or asymmetric ({@code v1a}). */
record StandardWebhooksScheme() implements Scheme {
    private static final String SYMMETRIC = "whsec_";
    private static final String PUBLIC = "whpk_";
    private static final int ENTRIES_MAX = 16;
    private static final int PUBLIC_KEY_BYTES = 32;
    // RFC 8410: what stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo.
    private static final byte[] KEY_INFO = HexFormat.of().parseHex("302a300506032b6570032100");

    @Override
    public Verdict verify(SignedRequest request, List<String> secrets, Instant now, Duration tolerance) {
        var header = request.header("webhook-signature");
        var id = request.header("webhook-id");
        if (header == null || id == null) {
            return new Verdict.Refused(Reason.MISSING_SIGNATURE);
        }
        var text = request.header("webhook-timestamp");
        var signed = text == null ? null : Moment.SECONDS.read(text);
        if (signed == null) {
            return new Verdict.Refused(Reason.MISSING_TIMESTAMP);
        }
        var before = Macs.utf8(id + "." + text + ".");
        var entries = List.of(header.split(" +", ENTRIES_MAX + 1)).stream()
                .limit(ENTRIES_MAX)
                .toList();
        var symmetric = signatures(entries, "v1,");
        var asymmetric = signatures(entries, "v1a,");
        if (symmetric.isEmpty() && asymmetric.isEmpty()) {
            return new Verdict.Refused(Reason.MALFORMED_SIGNATURE);
        }
        boolean genuine = secrets.stream()
                .anyMatch(secret -> secret.startsWith(PUBLIC)
                        ? signedByOwner(secret, before, request.body(), asymmetric)
                        : Macs.anyEqual(
                                List.of(Macs.hmac(Algorithm.SHA256, key(secret), before, request.body())), symmetric));
        return genuine ? Moment.judge(signed, now, tolerance) : new Verdict.Refused(Reason.WRONG_SIGNATURE);
    }

    private static List<byte[]> signatures(List<String> entries, String prefix) {
        return entries.stream()
                .filter(entry -> entry.startsWith(prefix))
                .map(entry -> Encoding.BASE64.decode(entry.substring(prefix.length())))
                .filter(Objects::nonNull)
                .toList();
    }

    /** A secret that is not of the standard's form is used as it is written. */
    private static byte[] key(String secret) {
        var key = secret.startsWith(SYMMETRIC) ? Encoding.BASE64.decode(secret.substring(SYMMETRIC.length())) : null;
        return key == null || key.length == 0 ? Macs.utf8(secret) : key;
    }

    private static boolean signedByOwner(String publicKey, byte[] before, byte[] body, List<byte[]> signatures) {
        var raw = Encoding.BASE64.decode(publicKey.substring(PUBLIC.length()));
        if (raw == null || raw.length != PUBLIC_KEY_BYTES) {
            return false;
        }
        return signatures.stream().anyMatch(signature -> verifies(raw, before, body, signature));
    }

    private static boolean verifies(byte[] raw, byte[] before, byte[] body, byte[] signature) {
        try {
            var encoded = new byte[KEY_INFO.length + raw.length];
            System.arraycopy(KEY_INFO, 0, encoded, 0, KEY_INFO.length);
            System.arraycopy(raw, 0, encoded, KEY_INFO.length, raw.length);
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(before);
            verifier.update(body);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // Bytes that are no key or no signature sign nothing.
            return false;
        }
    }
}
