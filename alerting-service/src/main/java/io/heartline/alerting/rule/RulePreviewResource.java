package io.heartline.alerting.rule;

import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tries rules. */
@Path("/rules/previews")
@Tag(name = "Rules")
public class RulePreviewResource {
    private final RulePreviews previews;
    private final Caller caller;

    RulePreviewResource(RulePreviews previews, Caller caller) {
        this.previews = previews;
        this.caller = caller;
    }

    /** When and about whom a rule would have fired. */
    public record FiringView(Instant at, String brand, UUID customerId) {}

    /**
     * What a rule would have done with what is kept, at most 30 days and the newest 50,000 facts.
     *
     * @param alertsPerMonth with a 95 % interval; null for less than a day of past
     */
    public record PreviewView(
            int examined,
            boolean truncated,
            Instant from,
            Instant until,
            int matches,
            int alerts,
            RulePreview.@Nullable PerMonth alertsPerMonth,
            List<FiringView> latest) {}

    @POST
    @RolesAllowed({Role.READ, Role.ADMIN})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "How often a rule would have fired in the last 30 days; nothing is saved and nobody is told")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "rule", value = RuleExamples.NEW_RULE)))
    @APIResponse(
            responseCode = "200",
            description = "What it would have done",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PreviewView.class),
                            examples = @ExampleObject(name = "preview", value = RuleExamples.PREVIEW)))
    public PreviewView preview(@Valid @NotNull RuleResource.NewRule request) {
        var brand = request.brand();
        if (brand != null && !caller.brands().contain(brand)) {
            throw new NotFound("unknown-brand", "There is no brand of this name.");
        }
        var tried = previews.run(request.key(), brand, request.input().whole(), caller.brands());
        var preview = tried.preview();
        return new PreviewView(
                preview.examined(),
                tried.truncated(),
                tried.from(),
                tried.until(),
                preview.matches(),
                preview.alerts(),
                preview.perMonth(),
                preview.latest().stream()
                        .map(facts -> new FiringView(facts.at(), facts.brand(), facts.customerId()))
                        .toList());
    }
}
