package io.heartline.scoring.drift;

import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.scoring.model.Catalogue;
import jakarta.annotation.security.RolesAllowed;
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

/** Shows how far scores have moved. */
@Path("/models/{version}/drift")
@Tag(name = "Models")
public class DriftResource {
    private static final String DRIFT = """
            {"model": "linear-en-2", "formula": "PSI = sum over bins of (p - q) * ln(p / q); p, q = (count + 0.5) / (n + \
            0.5 * bins)", "moderate": 0.1, "shifted": 0.25,
             "reference": {"from": "2026-01-01", "to": "2026-01-28", "n": 9120, "emotions": {"joy": 3120, "anger": 2010,
               "sadness": 800, "fear": 140, "surprise": 420, "disgust": 60, "neutral": 2100}, "valences": [1210, 700,
               420, 300, 900, 1300, 400, 620, 900, 1900], "confidences": [0, 0, 0, 310, 900, 1200, 1500, 1700, 1800,
               1710], "abstained": {"value": 0.0515, "low": 0.0472, "high": 0.0563, "n": 9120},
               "unread": {"value": 0.0, "low": 0.0, "high": 0.0004, "n": 9120},
               "strangeLetters": {"value": 0.0012, "low": 0.0011, "high": 0.0013, "n": 601210}},
             "days": [{"day": "2026-03-01", "distribution": {"from": "2026-03-01", "to": "2026-03-01", "n": 301,
               "emotions": {"joy": 60, "anger": 141, "sadness": 30, "fear": 8, "surprise": 12, "disgust": 3, "neutral":
               40}, "valences": [90, 41, 20, 12, 25, 30, 10, 14, 20, 32], "confidences": [0, 0, 0, 12, 30, 44, 50, 55,
               60, 50], "abstained": {"value": 0.0233, "low": 0.0113, "high": 0.0473, "n": 301}, "unread": {"value":
               0.0, "low": 0.0, "high": 0.0126, "n": 301}, "strangeLetters": {"value": 0.001, "low": 0.0006, "high":
               0.0016, "n": 20110}}, "changes": {"emotion": {"psi": 0.3411, "chance": 0.0443, "stability": "shifted",
               "n": 294, "referenceN": 8650}}}]}""";
    private final Drift drift;
    private final Catalogue catalogue;
    private final Caller caller;
    private final Clock clock;

    DriftResource(Drift drift, Catalogue catalogue, Caller caller, Clock clock) {
        this.drift = drift;
        this.catalogue = catalogue;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Role.READ)
    @Operation(
            summary = "How far a model's live scores have moved from the reference, day by day",
            description =
                    "Days are those on which the interactions occurred, in UTC. The reference is the first 28 days "
                            + "of the model, or what is configured. A change counts as such if the population stability index "
                            + "exceeds its threshold (0.1, 0.25) and what it exceeds by chance in one of twenty cases. New "
                            + "scores count after some seconds.")
    @APIResponse(
            responseCode = "200",
            description = "The days that have scores",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DriftReport.class),
                            examples =
                                    @ExampleObject(
                                            name = "shifted",
                                            summary = "A day with much more anger",
                                            value = DRIFT)))
    @APIResponse(responseCode = "400", description = "The period is empty or longer than 366 days")
    @APIResponse(responseCode = "404", description = "This service never had such a model")
    public DriftReport drift(
            @Parameter(example = "linear-en-2") @RestPath String version,
            @Parameter(description = "The first day; by default 30 days in all") @RestQuery @Nullable LocalDate from,
            @Parameter(description = "The last day; by default today") @RestQuery @Nullable LocalDate to,
            @RestQuery @Nullable String language,
            @RestQuery @Nullable String channel) {
        var model = catalogue.require(version);
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return drift.report(Selection.of(model.version(), from, to, language, channel, caller.brands(), today));
    }
}
