package io.heartline.ingestion.signature;

import io.heartline.ingestion.signature.Macs.Algorithm;
import io.heartline.ingestion.signature.Macs.Encoding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A keyed hash of the body, or of a time and the body, in a header.
 *
 * @param header the header with the signature
 * @param prefix what stands before the signature, such as {@code sha256=}; empty if nothing does
 * @param stamp where the time stands; null if the sender signs none
 * @param separator what stands between the time and the body
 */
record HmacScheme(
        String header,
        Algorithm algorithm,
        Encoding encoding,
        String prefix,
        @Nullable Stamp stamp,
        String separator) implements Scheme {
    /** The header with the time of signing. */
    record Stamp(String header, Moment moment) {}

    static HmacScheme ofBody(String header, Algorithm algorithm, Encoding encoding, String prefix) {
        return new HmacScheme(header, algorithm, encoding, prefix, null, "");
    }

    @Override
    public Verdict verify(SignedRequest request, List<String> secrets, Instant now, Duration tolerance) {
        var given = request.header(header);
        if (given == null) {
            return new Verdict.Refused(Reason.MISSING_SIGNATURE);
        }
        var text = stamp == null ? "" : request.header(stamp.header());
        var signed = stamp == null || text == null ? null : stamp.moment().read(text);
        if (text == null || (stamp != null && signed == null)) {
            return new Verdict.Refused(Reason.MISSING_TIMESTAMP);
        }
        var signatures = Macs.entries(given, prefix).stream()
                .map(encoding::decode)
                .filter(Objects::nonNull)
                .toList();
        if (signatures.isEmpty()) {
            return new Verdict.Refused(Reason.MALFORMED_SIGNATURE);
        }
        var before = Macs.utf8(stamp == null ? "" : text + separator);
        var expected = secrets.stream()
                .map(secret -> Macs.hmac(algorithm, Macs.utf8(secret), before, request.body()))
                .toList();
        if (!Macs.anyEqual(expected, signatures)) {
            return new Verdict.Refused(Reason.WRONG_SIGNATURE);
        }
        return signed == null ? new Verdict.Genuine() : Moment.judge(signed, now, tolerance);
    }
}
