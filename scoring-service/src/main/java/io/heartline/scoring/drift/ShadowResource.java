package io.heartline.scoring.drift;

import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.scoring.model.Catalogue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows how far a shadow is from the live model. */
@Path("/models/{version}/shadow")
@Tag(name = "Models")
public class ShadowResource {
    private static final String SHADOW = """
            {"shadow": "linear-en-3", "figures": [
              {"day": null, "language": null, "channel": null, "measure": "abstention", "value": -0.012, "low": -0.019,
               "high": -0.005, "n": 1204},
              {"day": null, "language": null, "channel": null, "measure": "agreement", "value": 0.8711, "low": 0.8503,
               "high": 0.8894, "n": 1133},
              {"day": null, "language": "en", "channel": "chat", "measure": "shift:anger", "value": 0.021, "low": 0.012,
               "high": 0.03, "n": 610}]}""";

    private final ShadowTable shadows;
    private final Catalogue catalogue;
    private final Caller caller;
    private final Clock clock;

    ShadowResource(ShadowTable shadows, Catalogue catalogue, Caller caller, Clock clock) {
        this.shadows = shadows;
        this.catalogue = catalogue;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @RolesAllowed(Role.READ)
    @Operation(
            summary = "How far the scores of a shadow are from those of the live model",
            description =
                    "Of the interactions of a period that the shadow scored too: the share on which both name the "
                            + "same emotion, the mean distance of the valences, the mean shift of each probability, and by how "
                            + "much more often the shadow abstains.")
    @APIResponse(
            responseCode = "200",
            description = "Means with intervals; none if the model was no shadow then",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ShadowReport.class),
                            examples =
                                    @ExampleObject(
                                            name = "close",
                                            summary = "A shadow that mostly agrees",
                                            value = SHADOW)))
    @APIResponse(responseCode = "400", description = "The period is empty or longer than 366 days")
    @APIResponse(responseCode = "404", description = "This service never had such a model")
    public ShadowReport shadow(
            @Parameter(example = "linear-en-3") @RestPath String version,
            @Parameter(description = "The first day; by default 30 days in all") @RestQuery @Nullable LocalDate from,
            @Parameter(description = "The last day; by default today") @RestQuery @Nullable LocalDate to,
            @RestQuery @Nullable String language,
            @RestQuery @Nullable String channel) {
        var model = catalogue.require(version);
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var selection = Selection.of(model.version(), from, to, language, channel, caller.brands(), today);
        return ShadowReport.of(version, shadows.read(selection));
    }
}
