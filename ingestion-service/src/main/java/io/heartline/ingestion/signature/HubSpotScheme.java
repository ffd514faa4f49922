package io.heartline.ingestion.signature;

import io.heartline.ingestion.signature.Macs.Algorithm;
import io.heartline.ingestion.signature.Macs.Encoding;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** HubSpot's version 3, and version 2 of older apps, which signs no time. Both sign the address. */
record HubSpotScheme() implements Scheme {
    @Override
    public Verdict verify(SignedRequest request, List<String> secrets, Instant now, Duration tolerance) {
        var newer = request.header("X-HubSpot-Signature-v3");
        var older = "v2".equals(request.header("X-HubSpot-Signature-Version"))
                ? request.header("X-HubSpot-Signature")
                : null;
        var given = newer == null ? older : newer;
        if (given == null) {
            return new Verdict.Refused(Reason.MISSING_SIGNATURE);
        }
        if (request.url() == null) {
            return new Verdict.Refused(Reason.NO_PUBLIC_URL);
        }
        var address = Macs.utf8(request.method() + request.url());
        return newer == null
                ? second(request, address, given, secrets)
                : third(request, address, given, secrets, now, tolerance);
    }

    private static Verdict third(
            SignedRequest request,
            byte[] address,
            String given,
            List<String> secrets,
            Instant now,
            Duration tolerance) {
        var text = request.header("X-HubSpot-Request-Timestamp");
        var signed = text == null ? null : Moment.MILLIS.read(text);
        if (text == null || signed == null) {
            return new Verdict.Refused(Reason.MISSING_TIMESTAMP);
        }
        var expected = secrets.stream()
                .map(secret -> Macs.hmac(Algorithm.SHA256, Macs.utf8(secret), address, request.body(), Macs.utf8(text)))
                .toList();
        var verdict = compare(expected, Encoding.BASE64.decode(given));
        return verdict instanceof Verdict.Genuine ? Moment.judge(signed, now, tolerance) : verdict;
    }

    private static Verdict second(SignedRequest request, byte[] address, String given, List<String> secrets) {
        var expected = secrets.stream()
                .map(secret -> sha256(Macs.utf8(secret), address, request.body()))
                .toList();
        return compare(expected, Encoding.HEX.decode(given));
    }

    private static Verdict compare(List<byte[]> expected, byte @org.jspecify.annotations.Nullable [] given) {
        if (given == null) {
            return new Verdict.Refused(Reason.MALFORMED_SIGNATURE);
        }
        return Macs.anyEqual(expected, List.of(given))
                ? new Verdict.Genuine()
                : new Verdict.Refused(Reason.WRONG_SIGNATURE);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
