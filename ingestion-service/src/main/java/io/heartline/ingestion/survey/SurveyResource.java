package io.heartline.ingestion.survey;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.Fields;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.InvalidInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Keeps what surveys ask. */
@Path("/surveys")
@Tag(name = "Surveys")
public class SurveyResource {
    private static final String ASKED = """
            {"slug": "after-delivery", "brand": "aurora-air", "kind": "nps", "brandName": "Aurora Air",
             "touchpoint": "delivery",
             "questions": [
               {"id": "score", "kind": "nps", "branches": [{"from": 9, "to": 10, "next": "end"}]},
               {"id": "why", "kind": "open", "text": {"en": "What went wrong?", "zh": "哪里让您不满意？"}}],
             "triggers": [{"type": "purchase", "amountMin": 20, "delay": "P2D"}],
             "channels": ["email", "in-app"], "expiresAfter": "P7D",
             "sampling": {"share": 0.5, "dimension": "region", "target": 0.1, "dailyMax": 500}}""";
    private static final String PATCHED = """
            {"state": "paused"}""";
    private static final String KEPT = """
            {"slug": "after-delivery", "brand": "aurora-air", "kind": "nps", "brandName": "Aurora Air",
             "touchpoint": "delivery", "product": null,
             "questions": [
               {"id": "score", "kind": "nps", "text": {}, "branches": [{"from": 9, "to": 10, "next": "end"}]},
               {"id": "why", "kind": "open", "text": {"en": "What went wrong?", "zh": "哪里让您不满意？"},
                "branches": []}],
             "triggers": [{"type": "purchase", "touchpoint": null, "product": null, "amountMin": 20,
                           "amountMax": null, "attributes": {}, "delay": "PT48H"}],
             "channels": ["email", "in-app"], "expiresAfter": "PT168H", "reviseWithin": "PT24H",
             "sampling": {"share": 0.5, "dimension": "region", "target": 0.1, "dailyMax": 500},
             "state": "active", "version": 1, "author": "console",
             "createdAt": "2026-03-01T12:00:00.000Z", "updatedAt": "2026-03-01T12:00:00.000Z"}""";
    private static final String LISTED = "{\"items\": [" + KEPT + "], \"nextCursor\": null}";

    private final SurveyRepository surveys;
    private final SurveyVersionRepository versions;
    private final Caller caller;
    private final Clock clock;

    SurveyResource(SurveyRepository surveys, SurveyVersionRepository versions, Caller caller, Clock clock) {
        this.surveys = surveys;
        this.versions = versions;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * What changes of a survey; what is absent stays. Other content makes a new version.
     *
     * @param state active, paused or retired
     */
    public record SurveyPatch(
            @Nullable @Schema(enumeration = {"active", "paused", "retired"})
            String state,

            @Nullable String brandName,
            @Nullable String touchpoint,
            @Nullable String product,
            @Nullable List<SurveyRequest.@Nullable QuestionRequest> questions,
            @Nullable List<SurveyRequest.@Nullable TriggerRequest> triggers,
            @Nullable List<@Nullable String> channels,
            @Nullable String expiresAfter,
            @Nullable String reviseWithin,
            SurveyRequest.@Nullable SamplingRequest sampling) {

        SurveyRequest content() {
            return new SurveyRequest(
                    null,
                    null,
                    null,
                    brandName,
                    touchpoint,
                    product,
                    questions,
                    triggers,
                    channels,
                    expiresAfter,
                    reviseWithin,
                    sampling);
        }
    }

    /**
     * A version of a survey.
     *
     * @param survey what it asks, in the form in which it was asked for
     * @param state whether the survey invites now
     * @param author the name of the key that made the version
     */
    public record SurveyView(
            @JsonUnwrapped SurveyRequest survey,

            @Schema(enumeration = {"active", "paused", "retired"})
            String state,

            int version,
            String author,
            Instant createdAt,
            Instant updatedAt) {}

    @POST
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @ResponseStatus(201)
    @Operation(
            summary = "Make a survey",
            description =
                    "One to three questions, the first of them scored; a score may lead to a later question or to "
                            + "the end. Questions without words of their own use ours, in English and Chinese.")
    @APIResponse(
            responseCode = "201",
            description = "The survey in its first version",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SurveyView.class),
                            examples = @ExampleObject(name = "made", summary = "An NPS survey", value = KEPT)))
    @APIResponse(responseCode = "409", description = "There is a survey of this slug, of this or another brand")
    public SurveyView create(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = SurveyRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "nps",
                                                            summary = "NPS two days after a purchase",
                                                            value = ASKED)))
                    @NotNull
                    SurveyRequest request) {
        var fields = new Fields();
        var slug = fields.slug("slug", request.slug());
        var brand = fields.slug("brand", request.brand());
        if (!brand.isEmpty() && !caller.brands().contain(brand)) {
            fields.refuse("brand", "brand-not-allowed", "is not a brand of this key");
        }
        require(fields.result(() -> true));
        var definition = require(SurveyRules.check(request));
        if (surveys.findById(slug) != null) {
            throw new Conflict("slug-taken", "There is a survey of this slug already.");
        }
        var now = clock.instant();
        var survey = new SurveyEntity(slug, brand, now);
        surveys.persist(survey);
        return view(survey, keep(survey, definition, now));
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.READ})
    @RunOnVirtualThread
    @Operation(summary = "The surveys, by slug")
    @APIResponse(
            responseCode = "200",
            description = "The surveys, each in its newest version",
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
                                                        implementation = SurveyView.class),
                                                @SchemaProperty(name = "nextCursor", type = SchemaType.STRING)
                                            }),
                            examples = @ExampleObject(name = "one", summary = "One survey", value = LISTED)))
    public Page<SurveyView> list(@RestQuery @Nullable String cursor, @RestQuery @Nullable Integer limit) {
        int size = Cursor.limit(limit);
        var after = Cursor.keys(cursor, 1);
        var found = surveys.page(after.isEmpty() ? null : after.getFirst(), size + 1, caller.brands());
        var items = found.stream()
                .limit(size)
                .map(survey -> view(survey, versions.require(survey.slug(), survey.version())))
                .toList();
        return new Page<>(
                items, found.size() > size ? Cursor.after(found.get(size - 1).slug()) : null);
    }

    @GET
    @Path("/{slug}")
    @RolesAllowed({Role.ADMIN, Role.READ})
    @RunOnVirtualThread
    @Operation(summary = "A survey, in its newest or in another version")
    @APIResponse(
            responseCode = "200",
            description = "The survey",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SurveyView.class),
                            examples = @ExampleObject(name = "kept", summary = "An NPS survey", value = KEPT)))
    @APIResponse(responseCode = "404", description = "There is no such survey, or the key does not see its brand")
    public SurveyView get(@RestPath String slug, @RestQuery @Nullable Integer version) {
        var survey = surveys.require(slug, caller.brands());
        if (version != null && (version < 1 || version > survey.version())) {
            throw new InvalidInput("unknown-version", "The survey has no such version.");
        }
        return view(survey, versions.require(slug, version == null ? survey.version() : version));
    }

    @PATCH
    @Path("/{slug}")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "Change a survey",
            description = "Other content makes a new version, which later invitations use; customers who were invited "
                    + "keep the version that they were invited with.")
    @APIResponse(
            responseCode = "200",
            description = "The survey in its newest version",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SurveyView.class),
                            examples = @ExampleObject(name = "kept", summary = "An NPS survey", value = KEPT)))
    public SurveyView change(
            @RestPath String slug,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = SurveyPatch.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "pause",
                                                            summary = "Invite nobody for now",
                                                            value = PATCHED)))
                    @NotNull
                    SurveyPatch patch) {
        var survey = surveys.require(slug, caller.brands());
        var now = clock.instant();
        var before = versions.require(slug, survey.version());
        var fields = new Fields();
        var state = fields.oneOf("state", patch.state(), SurveyState::of, "active, paused, retired");
        require(fields.result(() -> true));
        var request = patch.content().over(SurveyRequest.of(slug, survey.brand(), before.definition()));
        var definition = require(SurveyRules.check(request));
        if (state != null) {
            survey.become(state, now);
        }
        if (definition.equals(before.definition())) {
            return view(survey, before);
        }
        survey.revise(now);
        return view(survey, keep(survey, definition, now));
    }

    @DELETE
    @Path("/{slug}")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "Retire a survey",
            description = "It invites nobody any more. What was asked can still be answered, and its slug stays taken, "
                    + "since answers name it as their source.")
    public void retire(@RestPath String slug) {
        surveys.require(slug, caller.brands()).become(SurveyState.RETIRED, clock.instant());
    }

    private SurveyVersionEntity keep(SurveyEntity survey, SurveyDefinition definition, Instant now) {
        var version = new SurveyVersionEntity(survey, definition, caller.name(), now);
        versions.persist(version);
        return version;
    }

    private static <T> T require(Checked<T> checked) {
        return switch (checked) {
            case Checked.Valid<T>(T item) -> item;
            case Checked.Invalid<T>(var violations) ->
                throw new InvalidInput("invalid", "The survey breaks rules; see errors.", violations);
        };
    }

    private static SurveyView view(SurveyEntity survey, SurveyVersionEntity version) {
        return new SurveyView(
                SurveyRequest.of(survey.slug(), survey.brand(), version.definition()),
                survey.state().wire(),
                version.version(),
                version.author(),
                version.createdAt(),
                survey.updatedAt());
    }
}
