package io.heartline.scoring.correction;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.contracts.Channel;
import io.heartline.platform.access.Brands;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Lists corrections over all scores, and hands them out as training data. */
@Path("/corrections")
@Tag(name = "Corrections")
public class CorrectionListResource {
    private static final String NDJSON = "application/x-ndjson";
    private static final int EXPORT_READ = 500;

    private static final String PAGE = "{\"items\": [" + CorrectionResource.CORRECTION + "], \"nextCursor\": null}";
    private static final String LINES = """
            {"id": "0199aa73-51c2-7d3e-a4b8-0c6f1e92d7a5", "interactionId": "0199aa6e-8d40-7f07-8b11-5e7d2c90a146", \
            "version": 1, "text": "Great, two days late again.", "language": "en", "channel": "social", \
            "model": "linear-en-2", "before": {"emotion": "joy", "valence": 0.7112}, \
            "after": {"emotion": "anger", "valence": -0.8}, "reason": "Irony", "by": "anna", \
            "at": "2026-03-01T12:05:00.000Z"}
            """;

    private final KeptCorrections kept;
    private final Caller caller;
    private final ObjectMapper json;

    CorrectionListResource(KeptCorrections kept, Caller caller, ObjectMapper json) {
        this.kept = kept;
        this.caller = caller;
        this.json = json;
    }

    /**
     * A correction as training data.
     *
     * @param text as kept: masked; absent where only ratings came
     * @param language the BCP 47 tag that the text was scored as
     * @param model the version of the model that was corrected
     * @param before what the model said
     * @param after the same with what the person said
     */
    public record ExampleView(
            UUID id,
            UUID interactionId,
            int version,
            @Nullable String text,
            String language,
            Channel channel,
            String model,
            Labels before,
            Labels after,
            String reason,
            String by,
            Instant at) {
        static ExampleView of(KeptCorrection correction) {
            var model = correction.modelScore();
            return new ExampleView(
                    correction.id(),
                    correction.interactionId(),
                    correction.version(),
                    correction.text(),
                    correction.language(),
                    correction.channel(),
                    model.model(),
                    Labels.of(model),
                    Labels.of(Correcting.apply(model, List.of(correction.labels()))),
                    correction.reason(),
                    correction.madeBy(),
                    correction.madeAt());
        }
    }

    @GET
    @Transactional
    @RolesAllowed(Role.READ)
    @Operation(summary = "Corrections made in a period, the oldest first, withdrawn ones too, without the texts")
    @APIResponse(
            responseCode = "200",
            description = "A page of corrections",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = CorrectionView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples = @ExampleObject(name = "one", summary = "One correction", value = PAGE)))
    public Page<CorrectionView> list(
            @Parameter(description = "Made then or later") @RestQuery @Nullable Instant from,
            @Parameter(description = "Made before") @RestQuery @Nullable Instant to,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        var keys = Cursor.keys(cursor, 2);
        int size = Cursor.limit(limit);
        var position = keys.isEmpty()
                ? KeptCorrections.Position.start(start(from))
                : new KeptCorrections.Position(Cursor.instant(keys.get(0)), Cursor.id(keys.get(1)));
        var found = kept.after(position, end(to), caller.brands(), true, size + 1);
        return Page.of(
                found,
                size,
                CorrectionView::of,
                last -> Cursor.after(last.madeAt().toString(), last.id().toString()));
    }

    @GET
    @Path("/export")
    @Produces(NDJSON)
    @Blocking
    @RolesAllowed(Role.ADMIN)
    @Operation(
            summary = "Corrections in force as training data: NDJSON, one line each, the oldest first",
            description = "Texts are masked, as they are kept. They are what people chose to correct: train on them "
                    + "together with texts that were not chosen, or the model learns to contradict itself.")
    @APIResponse(
            responseCode = "200",
            description = "One line for each correction that was not withdrawn",
            content =
                    @Content(
                            mediaType = NDJSON,
                            schema = @Schema(implementation = ExampleView.class),
                            examples = @ExampleObject(name = "one", summary = "Irony", value = LINES)))
    public StreamingOutput export(
            @Parameter(description = "Made then or later") @RestQuery @Nullable Instant from,
            @Parameter(description = "Made before") @RestQuery @Nullable Instant to) {
        // The caller is known only while the request is, the stream is written after it.
        var brands = caller.brands();
        return out -> write(KeptCorrections.Position.start(start(from)), end(to), brands, out);
    }

    private void write(KeptCorrections.Position start, Instant to, Brands brands, OutputStream out) throws IOException {
        var buffer = new BufferedOutputStream(out, 1 << 16);
        var position = start;
        List<KeptCorrection> found;
        do {
            var after = position;
            found = QuarkusTransaction.requiringNew().call(() -> kept.after(after, to, brands, false, EXPORT_READ));
            for (var correction : found) {
                buffer.write(json.writeValueAsBytes(ExampleView.of(correction)));
                buffer.write('\n');
                position = new KeptCorrections.Position(correction.madeAt(), correction.id());
            }
        } while (found.size() == EXPORT_READ);
        buffer.flush();
    }

    private static Instant start(@Nullable Instant from) {
        return from == null ? Instant.EPOCH : from;
    }

    private static Instant end(@Nullable Instant to) {
        return to == null ? Instant.parse("9999-01-01T00:00:00Z") : to;
    }
}
