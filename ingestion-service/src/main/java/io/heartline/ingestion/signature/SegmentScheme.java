package io.heartline.ingestion.signature;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import io.heartline.ingestion.signature.Macs.Algorithm;
import io.heartline.ingestion.signature.Macs.Encoding;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Segment's webhook destination: of a batch it signs the first event alone. */
record SegmentScheme() implements Scheme {
    private static final JsonFactory JSON = new JsonFactory();
    private static final HmacScheme WHOLE = HmacScheme.ofBody("X-Signature", Algorithm.SHA1, Encoding.HEX, "");

    @Override
    public Verdict verify(SignedRequest request, List<String> secrets, Instant now, Duration tolerance) {
        var verdict = WHOLE.verify(request, secrets, now, tolerance);
        if (!(verdict instanceof Verdict.Refused(var reason)) || reason != Reason.WRONG_SIGNATURE) {
            return verdict;
        }
        var first = firstEvent(request.body());
        return first == null
                ? verdict
                : WHOLE.verify(
                        new SignedRequest(request.method(), request.url(), request.headers(), first),
                        secrets,
                        now,
                        tolerance);
    }

    /** The bytes of the first object of an array, as they came; null if there is none. */
    private static byte @Nullable [] firstEvent(byte[] body) {
        try (var parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY || parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            int from = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            int to = (int) parser.currentLocation().getByteOffset();
            return from < 0 || to > body.length ? null : Arrays.copyOfRange(body, from, to);
        } catch (IOException e) {
            // What is no JSON has no first event.
            return null;
        }
    }
}
