package io.heartline.ingestion.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.ingestion.secret.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Closes what masks cover before it is stored, and opens it again: a mask can be lifted in this service alone. Closed
 * values are written in PostgreSQL's hexadecimal notation of bytes, since rows are stored as JSON.
 */
@ApplicationScoped
public class Originals {
    private static final TypeReference<SortedMap<String, String>> ATTRIBUTES = new TypeReference<>() {};

    private final Secrets secrets;
    private final ObjectMapper json;

    Originals(Secrets secrets, ObjectMapper json) {
        this.secrets = secrets;
        this.json = json;
    }

    /** A text as it may be stored; null if masking changed nothing. */
    public @Nullable String close(@Nullable String original, @Nullable String masked) {
        return original == null || original.equals(masked) ? null : column(original);
    }

    /** Attributes as they may be stored; null if masking changed nothing. */
    public @Nullable String close(SortedMap<String, String> original, SortedMap<String, String> masked) {
        if (original.equals(masked)) {
            return null;
        }
        try {
            return column(json.writeValueAsString(original));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("attributes cannot be written as JSON", e);
        }
    }

    private String column(String text) {
        return "\\x" + HexFormat.of().formatHex(secrets.close(text));
    }

    /** The text that was closed; null for none. */
    public @Nullable String text(byte @Nullable [] closed) {
        return closed == null ? null : secrets.open(closed);
    }

    /** The attributes that were closed; null for none. */
    public @Nullable SortedMap<String, String> attributes(byte @Nullable [] closed) {
        if (closed == null) {
            return null;
        }
        try {
            return json.readValue(secrets.open(closed), ATTRIBUTES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("attributes were not written by this service", e);
        }
    }
}
