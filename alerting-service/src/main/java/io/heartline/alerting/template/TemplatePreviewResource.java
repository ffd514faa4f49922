package io.heartline.alerting.template;

import io.heartline.platform.access.Role;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Violation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tries texts of templates. */
@Path("/templates/previews")
@Tag(name = "Templates")
class TemplatePreviewResource {
    private static final int FACT_LENGTH_MAX = 200;

    /** What is shown if nothing is said: somebody waited for a delivery and was angry. */
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("brand", "aurora-air"),
            Map.entry("action", "apologise"),
            Map.entry("tone", "warm"),
            Map.entry("length", "full"),
            Map.entry("language", "en"),
            Map.entry("event", ""),
            Map.entry("intent", ""),
            Map.entry("touchpoint", "your delivery"),
            Map.entry("aspect", "the quality"),
            Map.entry("emotion", "angry"),
            Map.entry("product", "lumi-band"),
            Map.entry("reward", "a voucher"));

    /** A text and the facts that it is filled with; what is absent is as in the usual example. */
    public record TemplateTrial(
            @NotNull String text, @Nullable @Size(max = 12) Map<String, String> facts) {}

    /** What the customer would read. */
    public record TemplateTrialView(String text) {}

    @POST
    @RolesAllowed({Role.READ, Role.ADMIN})
    @RunOnVirtualThread
    @Operation(summary = "What a text would say; nothing is saved")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "trial", value = TemplateExamples.TRIAL)))
    @APIResponse(
            responseCode = "200",
            description = "What it says",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TemplateTrialView.class),
                            examples = @ExampleObject(name = "said", value = TemplateExamples.TRIED)))
    public TemplateTrialView preview(@Valid @NotNull TemplateTrial trial) {
        var facts = new HashMap<>(USUAL);
        if (trial.facts() != null) {
            trial.facts().forEach((name, value) -> {
                if (!Sandbox.NAMES.contains(name) || value == null || value.length() > FACT_LENGTH_MAX) {
                    throw new InvalidInput(
                            "invalid-fact",
                            "The facts break a rule.",
                            List.of(new Violation(
                                    null,
                                    "facts",
                                    "invalid-fact",
                                    "names that templates know, each with at most 200 characters")));
                }
                facts.put(name, value);
            });
        }
        try {
            return new TemplateTrialView(Sandbox.of(trial.text()).render(facts));
        } catch (MalformedTemplate e) {
            throw TemplateInput.refused(List.of(TemplateInput.malformed("text", e)));
        }
    }
}
