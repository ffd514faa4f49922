package io.heartline.ingestion.transcript;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.Deliveries.Receipt;
import io.heartline.ingestion.intake.JsonItems;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.InvalidInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Takes transcripts of calls. */
@Path("/transcripts")
@Tag(name = "Interactions")
class TranscriptResource {
    private static final String VTT_EXAMPLE = """
        WEBVTT

        00:00.000 --> 00:03.100
        <v Sam>Aurora Air, Sam speaking. How can I help?

        00:03.400 --> 00:09.000
        <v Mia>My bag did not arrive, and nobody calls me back.
        """;
    private static final String SRT_EXAMPLE = """
        1
        00:00:00,000 --> 00:00:02,500
        客服: 您好，请问有什么可以帮您？

        2
        00:00:02,800 --> 00:00:06,000
        客户: 我的行李还没到。
        """;
    private static final String JSON_EXAMPLE = """
        {"source": "call-centre", "externalId": "call-9", "brand": "aurora-air",
         "customer": {"kind": "external-id", "value": "C-1042"}, "startedAt": "2026-03-01T12:00:00Z",
         "agents": ["Sam"],
         "turns": [{"speaker": "Sam", "start": 0, "text": "Aurora Air, how can I help?"},
                   {"speaker": "Mia", "start": 3.4, "text": "My bag did not arrive."}]}\
        """;
    private static final String ANSWER = """
        {"conversationId": "call-9",
         "items": [{"id": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3e", "version": 1, "status": "accepted"},
                   {"id": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3f", "version": 1, "status": "accepted"}]}\
        """;

    private final Transcripts transcripts;
    private final JsonItems json;
    private final Caller caller;
    private final Clock clock;

    TranscriptResource(Transcripts transcripts, JsonItems json, Caller caller, Clock clock) {
        this.transcripts = transcripts;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * The answer to a call whose turns are stored for good.
     *
     * @param items the turns in their order
     */
    @Schema(name = "TranscriptReceipts")
    public record TranscriptReceipts(String conversationId, List<Receipt> items) {}

    @POST
    @Consumes({TranscriptFormat.VTT, TranscriptFormat.SRT, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.INGEST)
    @RunOnVirtualThread
    @ResponseStatus(202)
    @Operation(
            summary = "Deliver the transcript of a call",
            description =
                    "WebVTT, SubRip or JSON. Every turn is one interaction of the conversation; all are stored, or "
                            + "none. Sent again it is a duplicate, corrected a new version of the turns that changed.")
    @APIResponse(
            responseCode = "202",
            description = "Stored for good",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TranscriptReceipts.class),
                            examples = @ExampleObject(name = "new", summary = "Two new turns", value = ANSWER)))
    @APIResponse(responseCode = "400", description = "Nothing was stored; every fault is named")
    @APIResponse(responseCode = "413", description = "The body is too large")
    public TranscriptReceipts post(
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = TranscriptFormat.VTT,
                                        schema = @Schema(type = SchemaType.STRING),
                                        examples =
                                                @ExampleObject(
                                                        name = "vtt",
                                                        summary = "Two turns with voices",
                                                        value = VTT_EXAMPLE)),
                                @Content(
                                        mediaType = TranscriptFormat.SRT,
                                        schema = @Schema(type = SchemaType.STRING),
                                        examples =
                                                @ExampleObject(
                                                        name = "srt",
                                                        summary = "Two turns in Chinese with labels",
                                                        value = SRT_EXAMPLE)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = TranscriptRequest.class),
                                        examples =
                                                @ExampleObject(
                                                        name = "json",
                                                        summary = "Two turns and whose call it was",
                                                        value = JSON_EXAMPLE))
                            })
                    byte[] body,
            @HeaderParam("Content-Type") MediaType type,
            @BeanParam TranscriptParameters query)
            throws JsonProcessingException {
        var format = format(type);
        var request = format == TranscriptFormat.JSON ? request(body) : TranscriptRequest.none();
        var call = CallRules.call(request, query, caller.brands(), clock.instant());
        var turns = format == TranscriptFormat.JSON ? CallRules.turns(request) : Subtitles.read(utf8(body), format);
        return new TranscriptReceipts(
                call.externalId(),
                transcripts
                        .store(call, CallRules.bounded(turns), caller.brands())
                        .items());
    }

    private static TranscriptFormat format(MediaType type) {
        for (var format : TranscriptFormat.values()) {
            if (type.isCompatible(MediaType.valueOf(format.mediaType()))) {
                return format;
            }
        }
        throw new IllegalStateException("a media type that the method does not consume");
    }

    private TranscriptRequest request(byte[] body) throws JsonProcessingException {
        return switch (json.bind(json.line(body), TranscriptRequest.class)) {
            case Checked.Valid<TranscriptRequest>(var request) -> request;
            case Checked.Invalid<TranscriptRequest>(var violations) ->
                throw new InvalidInput(
                        "invalid", "Nothing was stored, because fields break rules; see errors.", violations);
        };
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            var refusal = new InvalidInput("not-utf-8", "The file is not valid UTF-8.");
            refusal.initCause(e);
            throw refusal;
        }
    }
}
