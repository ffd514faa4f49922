package io.heartline.scoring.model;

import io.heartline.contracts.ModelCard;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows the models and how accurate they are. */
@Path("/models")
@Tag(name = "Models")
public class ModelResource {
    private static final String ONE = """
            {"version": "linear-en-2", "language": "en", "kind": "linear",
             "checksum": "63e00bd3ff44a18afd65877c53e58be2d1c893d500bccbfd5626d7b29c28c97c", "bytes": 2273925,
             "state": "live", "firstSeenAt": "2026-03-01T12:00:00.000Z"}""";
    private static final String ALL = """
            {"items": [{"version": "linear-en-2", "language": "en", "kind": "linear",
              "checksum": "63e00bd3ff44a18afd65877c53e58be2d1c893d500bccbfd5626d7b29c28c97c", "bytes": 2273925,
              "state": "live", "firstSeenAt": "2026-03-01T12:00:00.000Z"}], "nextCursor": null}""";
    private static final String CARD = """
            {"model": "linear-en-2", "checksum": "63e00bd3ff44a18afd65877c53e58be2d1c893d500bccbfd5626d7b29c28c97c",
             "state": "live", "figures": [
               {"set": "goemotions", "language": "en", "channel": null, "label": "anger", "measure": "precision",
                "value": 0.4931, "low": 0.4572, "high": 0.5328, "n": 5426},
               {"set": "gold", "language": "en", "channel": "chat", "label": "anger", "measure": "recall",
                "value": 0.8125, "low": 0.5699, "high": 0.9341, "n": 16}],
             "limits": ["It sees words and runs of words, not sentences: irony is often missed."],
             "at": "2026-03-01T12:00:00.000Z"}""";

    private final Catalogue catalogue;
    private final Models models;
    private final Cards cards;
    private final Clock clock;

    ModelResource(Catalogue catalogue, Models models, Cards cards, Clock clock) {
        this.catalogue = catalogue;
        this.models = models;
        this.cards = cards;
        this.clock = clock;
    }

    /**
     * How accurate a model is.
     *
     * @param figures each with how many texts it rests on and its 95 % interval
     * @param limits what the model is known not to be able to do
     * @param at when this was read
     */
    public record CardView(
            String model,
            String checksum,
            ModelState state,
            List<ModelCard.Figure> figures,
            List<String> limits,
            Instant at) {}

    @GET
    @RolesAllowed(Role.READ)
    @Operation(
            summary = "The models that this service has, or had, by version",
            description = "A version never stands for other weights: the service does not start if it would.")
    @APIResponse(
            responseCode = "200",
            description = "All of them; there is one page",
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
                                                        implementation = ModelInfo.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Always null")
                                            }),
                            examples = @ExampleObject(name = "one", summary = "A live model", value = ALL)))
    public Page<ModelInfo> list() {
        return new Page<>(catalogue.all(), null);
    }

    @GET
    @Path("/{version}")
    @RolesAllowed(Role.READ)
    @Operation(summary = "A model")
    @APIResponse(
            responseCode = "200",
            description = "The model",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ModelInfo.class),
                            examples = @ExampleObject(name = "live", summary = "A live model", value = ONE)))
    @APIResponse(responseCode = "404", description = "This service never had such a model")
    public ModelInfo get(@Parameter(example = "linear-en-2") @RestPath String version) {
        return catalogue.require(version);
    }

    @GET
    @Path("/{version}/card")
    @Transactional
    @RolesAllowed(Role.READ)
    @Operation(
            summary = "How accurate a model is, per set, language, label and channel",
            description =
                    "The figures that the model came with, those on the operator's own texts (set gold) and those "
                            + "on what people corrected (set corrections: a biased sample, since people correct what is wrong). "
                            + "n is how many texts a figure rests on: for precision those that the model called so, for recall "
                            + "those that are so; in the sets that came with the model all texts of the set.")
    @APIResponse(
            responseCode = "200",
            description = "The card",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CardView.class),
                            examples =
                                    @ExampleObject(
                                            name = "two",
                                            summary = "A figure of the trainer's and one on gold texts",
                                            value = CARD)))
    @APIResponse(responseCode = "404", description = "This service never had such a model")
    public CardView card(
            @Parameter(example = "linear-en-2") @RestPath String version,
            @Parameter(description = "Only the figures on this set", example = "gold") @RestQuery @Nullable
                    String set) {
        var model = catalogue.require(version);
        var shipped = models.cardFiles().stream()
                .filter(card -> card.model().equals(version))
                .findFirst();
        var figures = new ArrayList<ModelCard.Figure>();
        shipped.ifPresent(card -> figures.addAll(card.shipped()));
        figures.addAll(cards.measuredOf(version));
        figures.removeIf(figure -> set != null && !figure.set().equals(set));
        var limits = shipped.map(CardFile::limits).orElse(null);
        return new CardView(
                version,
                model.checksum(),
                model.state(),
                figures,
                limits == null ? List.of() : limits,
                clock.instant());
    }
}
