package io.heartline.ingestion.webhook;

import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.TooLarge;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads requests of senders as they are. */
final class Bodies {
    private Bodies() {}

    /** The bytes of a body, or nothing if there are more than {@code max}. */
    static Optional<byte[]> read(InputStream in, int max) {
        try {
            var body = in.readNBytes(max + 1);
            return body.length > max ? Optional.empty() : Optional.of(body);
        } catch (IOException e) {
            throw new UncheckedIOException("the sender went away while its body was read", e);
        }
    }

    static TooLarge tooLarge(int max) {
        return new TooLarge("body-too-large", "The body is larger than " + max + " bytes.");
    }

    /** Headers by lower-case name; of several of one name the first. */
    static Map<String, String> headers(HttpHeaders given) {
        Map<String, String> headers = new TreeMap<>();
        given.getRequestHeaders().forEach((name, values) -> {
            if (!values.isEmpty()) {
                headers.putIfAbsent(name.toLowerCase(Locale.ROOT), values.getFirst());
            }
        });
        return headers;
    }

    static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            var refusal = new InvalidInput("not-utf-8", "The body is not valid UTF-8.");
            refusal.initCause(e);
            throw refusal;
        }
    }
}
