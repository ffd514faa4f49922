package io.heartline.alerting.outreach;

import io.heartline.alerting.play.NewPlay;
import io.heartline.alerting.play.Plays;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tries plays. */
@Path("/plays/previews")
@Tag(name = "Plays")
class PlayPreviewResource {
    private static final int USUAL_DAYS = 30;
    private static final String TRIAL = """
            {"days": 30,
             "play": {"key": "gold-care", "brand": "aurora-air", "name": "Apologise to gold customers first",
                      "cause": {"kinds": ["drift", "shock"]}, "audience": "valueTier == \\"gold\\"",
                      "action": "apologise", "priority": 80}}""";
    private static final String TRIED = """
            {"from": "2026-10-22T09:12:31.486Z", "until": "2026-11-21T09:12:31.486Z", "truncated": false, "examined": 214,
             "caused": 131, "audience": 22, "reachedAlready": 3, "withheld": {"cap-per-30-days": 1}, "control": 2,
             "proposed": 16, "severe": 4}""";

    private final PlayPreviews previews;
    private final Plays plays;
    private final Caller caller;

    PlayPreviewResource(PlayPreviews previews, Plays plays, Caller caller) {
        this.previews = previews;
        this.plays = plays;
        this.caller = caller;
    }

    /** A play, and the days whose alerts it is tried on; 30 if absent. */
    public record PlayTrial(
            @NotNull @Valid NewPlay play,

            @Nullable @Min(1) @Max(90) Integer days) {}

    /**
     * What a play would have done, at most with the newest 1,000 alerts about customers.
     *
     * @param caused alerts that the play answers
     * @param audience those whose customer it is for, as the customer is now
     * @param reachedAlready whose earlier outreach would still have been open
     * @param withheld whom the contact policy withholds now, by its rule
     * @param control who would have been left alone for the comparison
     * @param proposed to whom something would have been proposed, those who were harmed severely included
     */
    public record PlayTrialView(
            Instant from,
            Instant until,
            boolean truncated,
            int examined,
            int caused,
            int audience,
            int reachedAlready,
            Map<String, Integer> withheld,
            int control,
            int proposed,
            int severe) {}

    @POST
    @RolesAllowed({Role.READ, Role.ADMIN})
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary =
                    "What a play would have done with the alerts of the last days; nothing is saved and nobody is told",
            description =
                    "Other plays are left out of account. Customers, their value and the contact policy are as they are "
                            + "now.")
    @RequestBody(
            content = @Content(mediaType = "application/json", examples = @ExampleObject(name = "play", value = TRIAL)))
    @APIResponse(
            responseCode = "200",
            description = "What it would have done",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PlayTrialView.class),
                            examples = @ExampleObject(name = "tried", value = TRIED)))
    public PlayTrialView preview(@Valid @NotNull PlayTrial request) {
        var brand = request.play().brand();
        if (brand != null && !caller.brands().contain(brand)) {
            throw new NotFound("unknown-brand", "There is no brand of this name.");
        }
        var days = request.days();
        var tried = previews.run(plays.tried(request.play()), days == null ? USUAL_DAYS : days, caller.brands());
        var preview = tried.preview();
        return new PlayTrialView(
                tried.from(),
                tried.until(),
                tried.truncated(),
                preview.examined(),
                preview.caused(),
                preview.audience(),
                preview.reachedAlready(),
                preview.withheld(),
                preview.control(),
                preview.proposed(),
                preview.severe());
    }
}
