package io.heartline.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every refusal, after RFC 9457.
 *
 * @param type a URN that names the kind of problem
 * @param title the status in words
 * @param status the HTTP status
 * @param code the last part of {@code type}, for programs
 * @param detail what happened, for people
 * @param errors the fields to blame
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String code,
        @Nullable String detail,
        List<Violation> errors) {
    /** The media type of every problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** What a caller who is not known is challenged with. */
    public static final String CHALLENGE = "ApiKey";

    /** A problem of this status and code. */
    public static Problem of(int status, String code, @Nullable String detail, List<Violation> errors) {
        var known = Response.Status.fromStatusCode(status);
        var title = known == null ? "Error" : known.getReasonPhrase();
        return new Problem("urn:heartline:problem:" + code, title, status, code, detail, errors);
    }

    /** The answer to a caller who is not known. */
    public static Problem unauthorized() {
        return of(
                401,
                "unauthorized",
                "Send a valid key in the header X-API-Key, or a bearer token where they are taken.",
                List.of());
    }

    /** The answer to a caller who calls too often. */
    public static Problem tooManyRequests() {
        return of(429, "too-many-requests", "You call too often; wait as Retry-After says.", List.of());
    }

    Response toResponse() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
