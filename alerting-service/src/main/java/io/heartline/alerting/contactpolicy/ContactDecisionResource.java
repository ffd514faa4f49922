package io.heartline.alerting.contactpolicy;

import io.heartline.alerting.identity.Identities;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.heartline.platform.problem.Violation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Says whether a customer may be contacted now, and reserves the slot. */
@Path("/contact-decisions")
@Tag(name = "Contact policy")
public class ContactDecisionResource {
    private final ContactDecisions decisions;
    private final ContactDecisionRepository repository;
    private final Identities identities;
    private final DecisionViews views;
    private final Caller caller;

    ContactDecisionResource(
            ContactDecisions decisions,
            ContactDecisionRepository repository,
            Identities identities,
            DecisionViews views,
            Caller caller) {
        this.decisions = decisions;
        this.repository = repository;
        this.identities = identities;
        this.views = views;
        this.caller = caller;
    }

    /** The survey that is to be sent. */
    public record SurveyRequest(
            @NotBlank @Size(max = 100) String slug, @NotNull SurveyKind kind) {}

    /**
     * Whether a customer may be contacted now.
     *
     * @param requestId chosen by the caller; the same request again gets the same decision
     * @param survey what is asked; needed for the class survey, and for it alone
     * @param timeZone where the customer lives; the profile's, else the policy's if absent
     * @param dryRun decides, reserves nothing, and is decided anew each time; false if absent
     */
    public record DecisionRequest(
            @NotNull UUID requestId,
            @NotNull UUID customerId,
            @NotBlank @Size(max = 100) String brand,

            @NotNull @Pattern(regexp = Checks.SLUG) @Schema(examples = "email")
            String channel,

            @NotNull MessageClass messageClass,
            @NotNull ContactPurpose purpose,
            @Nullable @Valid SurveyRequest survey,

            @Nullable @Size(max = 100) @Schema(examples = "Europe/London")
            String timeZone,

            @Nullable Boolean dryRun) {}

    @POST
    @RolesAllowed(Role.CONTACT)
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "Whether a customer may be contacted now",
            description =
                    "An allowed contact reserves a slot: confirm it just before the message leaves, or release it.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            name = "nps",
                                            summary = "An NPS survey by e-mail",
                                            value = ContactExamples.REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "The decision; a refusal is one too",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DecisionView.class),
                            examples = {
                                @ExampleObject(
                                        name = "allowed",
                                        summary = "A slot is reserved",
                                        value = ContactExamples.ALLOWED),
                                @ExampleObject(
                                        name = "refused",
                                        summary = "Too early for another NPS survey",
                                        value = ContactExamples.REFUSED)
                            }))
    @APIResponse(responseCode = "409", description = "The request id was used for another request")
    public DecisionView decide(@Valid @NotNull DecisionRequest request) {
        if (!caller.brands().contain(request.brand())) {
            throw new NotFound("unknown-brand", "There is no brand of this name.");
        }
        return views.of(decisions.make(ask(request)));
    }

    @POST
    @Path("/{id}/confirm")
    @RolesAllowed(Role.CONTACT)
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "The message leaves now: the slot is used; again is no error")
    @APIResponse(responseCode = "204", description = "It is confirmed")
    @APIResponse(responseCode = "409", description = "The slot expired or was released, or nothing was reserved")
    public void confirm(@RestPath UUID id) {
        decisions.confirm(visible(id, repository.forUpdate(id)));
    }

    @POST
    @Path("/{id}/release")
    @RolesAllowed(Role.CONTACT)
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "The message does not leave: the slot is free; again is no error")
    @APIResponse(responseCode = "204", description = "It is released")
    @APIResponse(responseCode = "409", description = "Nothing was reserved")
    public void release(@RestPath UUID id) {
        decisions.release(visible(id, repository.forUpdate(id)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.CONTACT, Role.READ})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "A decision with all that it was based on")
    @APIResponse(
            responseCode = "200",
            description = "The decision",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DecisionView.class),
                            examples =
                                    @ExampleObject(
                                            name = "refused",
                                            summary = "Too early for another NPS survey",
                                            value = ContactExamples.REFUSED)))
    public DecisionView get(@RestPath UUID id) {
        return views.of(visible(id, repository.findByIdOptional(id)));
    }

    @GET
    @RolesAllowed({Role.CONTACT, Role.READ})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "The decisions about a person, newest first, whichever id they were asked with")
    @APIResponse(
            responseCode = "200",
            description = "A page of decisions",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = DecisionView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples =
                                    @ExampleObject(
                                            name = "refused",
                                            summary = "One decision",
                                            value = ContactExamples.PAGE)))
    public Page<DecisionView> list(
            @RestQuery @Nullable UUID customerId,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        if (customerId == null) {
            throw new InvalidInput("required", "The query needs customerId.");
        }
        var size = Cursor.limit(limit);
        var keys = Cursor.keys(cursor, 2);
        var found = repository.page(
                identities.family(customerId),
                caller.brands(),
                keys.isEmpty() ? null : Cursor.instant(keys.get(0)),
                keys.isEmpty() ? null : Cursor.id(keys.get(1)),
                size + 1);
        return Page.of(
                found,
                size,
                views::of,
                one -> Cursor.after(one.decidedAt().toString(), one.id().toString()));
    }

    private ContactAsk ask(DecisionRequest request) {
        var survey = request.survey();
        if ((request.messageClass() == MessageClass.SURVEY) != (survey != null)) {
            throw refused("survey", "is needed for the class survey, and for it alone");
        }
        var proposal = new Proposal(
                request.messageClass(),
                request.purpose(),
                request.channel(),
                survey == null ? null : new Proposal.Survey(survey.slug(), survey.kind()));
        return new ContactAsk(
                request.requestId(),
                request.customerId(),
                request.brand(),
                proposal,
                zone(request.timeZone()),
                Boolean.TRUE.equals(request.dryRun()),
                caller.name());
    }

    private static @Nullable ZoneId zone(@Nullable String name) {
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException e) {
            var refusal = refused("timeZone", "is not a time zone of the IANA database");
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static InvalidInput refused(String field, String rule) {
        return new InvalidInput(
                "invalid",
                "The request breaks a rule; see errors.",
                List.of(new Violation(null, field, "invalid", rule)));
    }

    private ContactDecision visible(UUID id, Optional<ContactDecision> found) {
        return found.filter(decision -> caller.brands().contain(decision.brand()))
                .orElseThrow(() -> new NotFound("unknown-decision", "There is no contact decision " + id + "."));
    }
}
