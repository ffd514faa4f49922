package io.heartline.ingestion.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells contents of records apart. */
public final class ContentHash {
    private ContentHash() {}

    /** The SHA-256 of a content as JSON, in PostgreSQL's hexadecimal notation; equal contents are written alike. */
    public static String of(Object content, ObjectMapper json) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(content));
            return "\\x" + HexFormat.of().formatHex(hash);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a content cannot be written as JSON", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
