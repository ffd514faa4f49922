package io.heartline.scoring.gold;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Page;
import io.heartline.platform.http.Streamed;
import io.heartline.platform.problem.InvalidInput;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Takes texts that the operator labelled. */
@Path("/gold")
@Tag(name = "Gold")
class GoldResource {
    private static final String NDJSON = "application/x-ndjson";
    private static final int NAME_LENGTH_MAX = 100;

    private static final String ARRAY = """
            [{"id": "g-1", "language": "en", "channel": "chat", "text": "Nobody answers me!", "emotion": "anger",
              "sentiment": "negative"},
             {"id": "g-2", "language": "zh", "text": "终于到了，谢谢", "emotion": "joy"}]""";
    private static final String LINES = """
            {"id": "g-1", "language": "en", "channel": "chat", "text": "Nobody answers me!", "emotion": "anger"}
            {"id": "g-2", "language": "zh", "text": "终于到了，谢谢", "sentiment": "positive"}
            """;
    private static final String TAKEN = """
            {"name": "support-2026", "brand": "*", "received": 200, "added": 180, "changed": 5, "unchanged": 15}""";
    private static final String SAMPLES = """
            {"items": [{"name": "support-2026", "brand": "*", "texts": 200, "languages": {"en": 120, "zh": 80},
              "channels": {"chat": 150}, "emotions": {"anger": 60, "joy": 90}, "sentiments": {"negative": 75},
              "by": "anna", "createdAt": "2026-03-01T12:00:00.000Z", "updatedAt": "2026-03-01T12:00:00.000Z"}],
             "nextCursor": null}""";

    private final Gold gold;
    private final Caller caller;
    private final ObjectMapper json;

    GoldResource(Gold gold, Caller caller, ObjectMapper json) {
        this.gold = gold;
        this.caller = caller;
        this.json = json;
    }

    /**
     * What became of the texts of a call.
     *
     * @param brand {@code *} for a sample of no brand in particular
     * @param unchanged were known as they are; or their customer was erased
     */
    public record TakenView(String name, String brand, int received, int added, int changed, int unchanged) {
        static TakenView of(Gold.Taken taken) {
            return new TakenView(
                    taken.name(), taken.brand(), taken.received(), taken.added(), taken.changed(), taken.unchanged());
        }
    }

    /**
     * What is in a sample.
     *
     * @param brand {@code *} for a sample of no brand in particular
     * @param languages how many texts by language; the same of channels, emotions and sentiments where they are known
     */
    public record SampleView(
            String name,
            String brand,
            long texts,
            Map<String, Long> languages,
            Map<String, Long> channels,
            Map<String, Long> emotions,
            Map<String, Long> sentiments,
            String by,
            Instant createdAt,
            Instant updatedAt) {
        static SampleView of(Gold.Summary summary) {
            var sample = summary.sample();
            var counts = summary.counts();
            return new SampleView(
                    sample.name(),
                    sample.brand(),
                    counts.stream().mapToLong(GoldTable.Count::texts).sum(),
                    by(counts, GoldTable.Count::language),
                    by(
                            counts,
                            count -> count.channel() == null
                                    ? null
                                    : count.channel().wire()),
                    by(
                            counts,
                            count -> count.emotion() == null
                                    ? null
                                    : count.emotion().wire()),
                    by(
                            counts,
                            count -> count.sentiment() == null
                                    ? null
                                    : count.sentiment().wire()),
                    sample.createdBy(),
                    sample.createdAt(),
                    sample.updatedAt());
        }

        private static Map<String, Long> by(
                List<GoldTable.Count> counts, Function<GoldTable.Count, @Nullable String> key) {
            var sums = new TreeMap<String, Long>();
            for (var count : counts) {
                var name = key.apply(count);
                if (name != null) {
                    sums.merge(name, count.texts(), Long::sum);
                }
            }
            return sums;
        }
    }

    @POST
    @Streamed
    @Blocking
    @Consumes({MediaType.APPLICATION_JSON, NDJSON})
    @RolesAllowed(Role.ADMIN)
    @Operation(
            summary = "Measure the live models on 50 to 5,000 texts that people labelled",
            description =
                    "A JSON array or NDJSON of at most 8 MiB. Texts are known by their id within the sample; the "
                            + "same texts again change nothing. The card of each live model gets the figures of the set gold, "
                            + "over all samples, and is published on model-cards. Texts are kept as given: mask them, and name "
                            + "the customer, so that an erasure finds them. When another model goes live they are scored again.")
    @APIResponse(
            responseCode = "200",
            description = "What became of the texts; the figures are on the cards",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TakenView.class),
                            examples = @ExampleObject(name = "taken", summary = "A sample that grew", value = TAKEN)))
    @APIResponse(responseCode = "400", description = "Too few texts, or a text breaks a rule; nothing is taken")
    @APIResponse(responseCode = "404", description = "The key does not see the brand")
    @APIResponse(responseCode = "409", description = "Too many samples or texts are kept")
    @APIResponse(responseCode = "413", description = "The body is larger than 8 MiB")
    public TakenView take(
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = GoldText[].class),
                                        examples =
                                                @ExampleObject(
                                                        name = "array",
                                                        summary = "Labelled texts; a call has at least 50",
                                                        value = ARRAY)),
                                @Content(
                                        mediaType = NDJSON,
                                        schema = @Schema(implementation = GoldText.class),
                                        examples =
                                                @ExampleObject(
                                                        name = "lines",
                                                        summary = "The same, one a line",
                                                        value = LINES))
                            })
                    InputStream body,
            @Parameter(description = "Of the sample; default if absent", example = "support-2026") @RestQuery @Nullable
                    String name,
            @Parameter(description = "Of the sample; without it of none in particular, or the only one of the key")
                    @RestQuery
                    @Nullable
                    String brand)
            throws IOException {
        var sample = name(name);
        var owner = Gold.brand(brand, caller.brands());
        return TakenView.of(gold.take(owner, sample, GoldBody.read(body, json), caller.name()));
    }

    private static String name(@Nullable String name) {
        var sample = Objects.requireNonNullElse(name, "default");
        if (sample.isBlank()
                || sample.length() > NAME_LENGTH_MAX
                || sample.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("invalid-name", "name is blank or longer than " + NAME_LENGTH_MAX + " characters.");
        }
        return sample;
    }

    @GET
    @RolesAllowed(Role.READ)
    @Operation(summary = "What is in the samples of labelled texts, by name; never the texts")
    @APIResponse(
            responseCode = "200",
            description = "At most a hundred; there is one page",
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
                                                        implementation = SampleView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Always null")
                                            }),
                            examples = @ExampleObject(name = "one", summary = "One sample", value = SAMPLES)))
    public Page<SampleView> list() {
        return new Page<>(
                gold.summaries(caller.brands()).stream().map(SampleView::of).toList(), null);
    }

    @DELETE
    @Path("/{name}")
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "Delete a sample with its texts; the figures of the live models follow")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "No such sample is known, or the key does not see its brand")
    public void delete(
            @Parameter(example = "support-2026") @RestPath String name,
            @Parameter(description = "Of the sample; without it of none in particular, or the only one of the key")
                    @RestQuery
                    @Nullable
                    String brand) {
        gold.delete(Gold.brand(brand, caller.brands()), name);
    }
}
