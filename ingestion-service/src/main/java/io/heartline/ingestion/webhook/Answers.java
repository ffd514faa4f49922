package io.heartline.ingestion.webhook;

import io.heartline.ingestion.signature.Reason;
import io.heartline.platform.problem.Problem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;

/** What senders are told. */
final class Answers {
    private Answers() {}

    /** What became of a delivery. */
    record Answer(String status) {}

    static Response accepted() {
        return Response.status(202)
                .type(MediaType.APPLICATION_JSON)
                .entity(new Answer("accepted"))
                .build();
    }

    static Response duplicate() {
        return Response.ok(new Answer("duplicate"), MediaType.APPLICATION_JSON).build();
    }

    /** RFC 9110 demands a challenge; no sender reads it. */
    static Response refused(Reason reason) {
        return Response.status(401)
                .header("WWW-Authenticate", "Signature")
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(401, reason.wire(), reason.words(), List.of()))
                .build();
    }

    static Response tooMany(Duration wait) {
        var seconds = Math.max(1, (wait.toMillis() + 999) / 1_000);
        return Response.status(429)
                .header("Retry-After", seconds)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(429, "too-many-requests", "The source sends too much at once.", List.of()))
                .build();
    }
}
