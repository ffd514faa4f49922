package io.heartline.ingestion.prompt;

import static java.util.Objects.requireNonNullElseGet;

import io.heartline.contracts.Ids;
import io.heartline.ingestion.contactdecision.ContactAnswer;
import io.heartline.ingestion.contactdecision.ContactDecisions;
import io.heartline.ingestion.customer.CustomerKey;
import io.heartline.ingestion.customer.CustomerReference;
import io.heartline.ingestion.customer.Customers;
import io.heartline.ingestion.customer.Profiles;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.Fields;
import io.heartline.ingestion.survey.InvitationChannel;
import io.heartline.ingestion.survey.Survey;
import io.heartline.ingestion.survey.Surveys;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Invites a customer to a survey at once, or says why not. */
@Path("/surveys")
@Tag(name = "Surveys")
public class InvitationResource {
    private static final String ASKED = """
            {"customer": {"kind": "external-id", "value": "C-1042"}, "channel": "email", "dryRun": true}""";
    private static final String INVITED = """
            {"promptId": "0199aa6e-9a02-7c3d-a6f4-3b1e5d7c8f90", "status": "invited", "channel": "link",
             "url": "https://voice.example.com/s/2Yw0c8J4Qm3sVb1nXk9tRz5uLh7pDf6gAe-_WiToNyE", "declined": null}""";
    private static final String REFUSED = """
            {"promptId": null, "status": "declined", "channel": "email", "url": null,
             "declined": {"rule": "nps-gap", "reason": "The customer was asked for NPS less than 180 days ago.",
                          "allowedFrom": "2026-08-30T12:00:02.118Z"}}""";

    private final Surveys surveys;
    private final Customers customers;
    private final Profiles profiles;
    private final PromptRepository prompts;
    private final Inviter inviter;
    private final Reach reach;
    private final Links links;
    private final ContactDecisions decisions;
    private final SurveysConfig config;
    private final Caller caller;
    private final Clock clock;

    InvitationResource(
            Surveys surveys,
            Customers customers,
            Profiles profiles,
            PromptRepository prompts,
            Inviter inviter,
            Reach reach,
            Links links,
            ContactDecisions decisions,
            SurveysConfig config,
            Caller caller,
            Clock clock) {
        this.surveys = surveys;
        this.customers = customers;
        this.profiles = profiles;
        this.prompts = prompts;
        this.inviter = inviter;
        this.reach = reach;
        this.links = links;
        this.decisions = decisions;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Whom to invite.
     *
     * @param requestId the same invitation however often it is asked for
     */
    @Schema(name = "InvitationRequest")
    public record InvitationRequest(
            @Nullable @Schema(required = true) CustomerReference customer,

            @Nullable
            @Schema(
                    enumeration = {"link", "email", "sms", "in-app", "widget", "webhook"},
                    description = "The survey's own channels, in their order, if absent")
            String channel,

            @Nullable @Schema(description = "A BCP 47 tag; that of the customer's profile if absent")
            String language,

            @Nullable UUID requestId,

            @Nullable @Schema(defaultValue = "false", description = "Ask nobody, but say what would be")
            Boolean dryRun) {}

    /**
     * What became of it.
     *
     * @param promptId null for a dry run
     * @param status invited; declined; scheduled: it waits for another service; allowed: it would be invited
     * @param url of the page, where the link is not sent by us
     * @param declined why not, and when it would be allowed
     */
    @Schema(name = "InvitationResult")
    public record InvitationView(
            @Nullable UUID promptId,

            @Schema(enumeration = {"invited", "declined", "scheduled", "allowed"})
            String status,

            @Nullable InvitationChannel channel,
            @Nullable String url,
            PromptView.@Nullable Declined declined) {}

    private record Wanted(
            CustomerKey customer,
            @Nullable InvitationChannel channel,
            @Nullable String language) {}

    @POST
    @Path("/{slug}/invitations")
    @RolesAllowed({Role.INGEST, Role.OPERATE})
    @RunOnVirtualThread
    @Operation(
            summary = "Invite a customer now, or say why not",
            description = "The customer's consent and the contact policy decide; sampling does not, since the customer "
                    + "was chosen. A dry run asks both and reserves nothing.")
    @APIResponse(
            responseCode = "200",
            description = "What became of it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InvitationView.class),
                            examples = {
                                @ExampleObject(name = "invited", summary = "A link to pass on", value = INVITED),
                                @ExampleObject(name = "declined", summary = "Asked too recently", value = REFUSED)
                            }))
    @APIResponse(responseCode = "404", description = "There is no such survey, or the key does not see its brand")
    public InvitationView invite(
            @RestPath String slug,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = InvitationRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "dry",
                                                            summary = "Would an e-mail be allowed?",
                                                            value = ASKED)))
                    @NotNull
                    InvitationRequest request) {
        var survey = surveys.require(slug, caller.brands());
        var wanted = check(request, survey);
        return Boolean.TRUE.equals(request.dryRun())
                ? wouldBe(survey, wanted)
                : invite(survey, wanted, requireNonNullElseGet(request.requestId(), Ids::next));
    }

    private static Wanted check(InvitationRequest request, Survey survey) {
        var fields = new Fields();
        var customer = CustomerReference.check(fields, "customer", request.customer(), survey.brand());
        var channel = fields.oneOf(
                "channel", request.channel(), InvitationChannel::of, "link, email, sms, in-app, widget, webhook");
        var language = fields.language("language", request.language());
        return switch (fields.result(() -> new Wanted(Objects.requireNonNull(customer), channel, language))) {
            case Checked.Valid<Wanted>(var wanted) -> wanted;
            case Checked.Invalid<Wanted>(var violations) ->
                throw new InvalidInput("invalid", "The invitation breaks rules; see errors.", violations);
        };
    }

    private InvitationView invite(Survey survey, Wanted wanted, UUID cause) {
        var now = clock.instant();
        var id = QuarkusTransaction.requiringNew().call(() -> {
            var customer = customers.resolve(Set.of(wanted.customer())).get(wanted.customer());
            if (customer == null) {
                throw new NotFound("unknown-customer", "The customer was erased.");
            }
            var before = prompts.findByCause(survey.slug(), customer, cause);
            if (before.isPresent()) {
                return before.get().id();
            }
            var prompt = new PromptEntity(survey, customer, cause, true, now, now);
            prompt.prefer(wanted.channel(), wanted.language());
            // This call makes the first attempt; the worker makes others only if it dies.
            prompt.lease(now.plus(config.lease()));
            prompts.persist(prompt);
            return prompt.id();
        });
        var url = inviter.invite(id);
        return QuarkusTransaction.requiringNew().call(() -> view(id, url.orElse(null)));
    }

    private InvitationView view(UUID id, @Nullable String sent) {
        var prompt = prompts.findByIdOptional(id).orElseThrow();
        boolean ours = prompt.channel() == InvitationChannel.EMAIL || prompt.channel() == InvitationChannel.SMS;
        boolean shows = prompt.state().open() && !ours;
        // Of an invitation that was repeated the first link is not known any more.
        var url = shows ? requireNonNullElseGet(sent, () -> links.url(links.mint(id))) : null;
        var status = switch (prompt.state()) {
            case SCHEDULED -> "scheduled";
            case DECLINED -> "declined";
            case INVITED, SHOWN, DISMISSED, STARTED, ANSWERED, EXPIRED -> "invited";
        };
        return new InvitationView(id, status, prompt.channel(), url, PromptView.Declined.of(prompt.refusal()));
    }

    private InvitationView wouldBe(Survey survey, Wanted wanted) {
        if (!survey.active()) {
            return declined(null, new Refusal("survey-not-active", "The survey is paused or retired."));
        }
        // A customer whom nobody knows yet has refused nothing; they are not made by being asked about.
        var known = QuarkusTransaction.requiringNew().call(() -> customers.find(wanted.customer()));
        var customer = known.orElseGet(Ids::next);
        var channels = wanted.channel() == null ? survey.definition().asking().channels() : List.of(wanted.channel());
        Refusal last = null;
        for (var channel : channels) {
            var against = QuarkusTransaction.requiringNew().call(() -> reach.refusal(customer, channel));
            if (against.isEmpty()) {
                return decided(survey, customer, channel);
            }
            last = last == null ? against.get() : last;
        }
        return declined(channels.getFirst(), Objects.requireNonNull(last));
    }

    private InvitationView decided(Survey survey, UUID customer, InvitationChannel channel) {
        var profile = QuarkusTransaction.requiringNew().call(() -> profiles.of(customer));
        var question = Inviter.question(UUID.randomUUID(), customer, survey, channel, profile);
        return switch (decisions.ask(question, true)) {
            case ContactAnswer.Allowed allowed -> new InvitationView(null, "allowed", channel, null, null);
            case ContactAnswer.Refused refused ->
                declined(channel, new Refusal(refused.rule(), refused.reason(), refused.allowedFrom()));
            case ContactAnswer.Away(var why) ->
                declined(channel, new Refusal("alerting-away", "Nobody could decide: " + why + "."));
        };
    }

    private static InvitationView declined(@Nullable InvitationChannel channel, Refusal why) {
        return new InvitationView(null, "declined", channel, null, PromptView.Declined.of(why));
    }
}
