package io.heartline.ingestion.signature;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a signature can cover.
 *
 * @param method the HTTP method
 * @param url the address as the sender knows it; null if nobody said
 * @param headers by lower-case name
 * @param body the bytes as they came
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
public record SignedRequest(String method, @Nullable String url, Map<String, String> headers, byte[] body) {
    /** A request whose headers are found whatever their case. */
    public SignedRequest {
        var lower = new TreeMap<String, String>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = lower;
    }

    /** A header, if it is there and not blank. */
    @Nullable
    String header(String name) {
        var value = headers.get(name.toLowerCase(Locale.ROOT));
        return value == null || value.isBlank() ? null : value.strip();
    }
}
