package io.heartline.alerting.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heartline.alerting.routing.Matcher;
import io.heartline.contracts.Ids;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.heartline.platform.problem.Violation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Silences alerts, says beforehand what that means, and ends silences. */
@Path("/silences")
@Tag(name = "Silences")
public class SilenceResource {
    private static final Duration LOOK_BACK = Duration.ofDays(30);
    private static final int EXAMPLES_MAX = 20;

    private final Silences silences;
    private final AlertSample sample;
    private final Caller caller;
    private final Clock clock;

    SilenceResource(Silences silences, AlertSample sample, Caller caller, Clock clock) {
        this.silences = silences;
        this.sample = sample;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Alerts to be silenced.
     *
     * @param matchers which; all must hold. A key of some brands must name brands among them
     * @param reason why
     * @param owner who answers for it; the caller if absent
     * @param startsAt now if absent
     * @param endsAt at most 30 days later
     * @param remind receivers, by name, that are reminded before it ends; all chats and mailboxes of its alerts if absent
     */
    public record SilenceRequest(
            @NotEmpty @Size(max = 20) List<@NotNull Matcher> matchers,
            @NotBlank @Size(max = 500) String reason,
            @Nullable @Size(min = 1, max = 100) String owner,
            @Nullable Instant startsAt,
            @NotNull Instant endsAt,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> remind) {}

    /** A silence. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SilenceView(
            UUID id,
            List<Matcher> matchers,
            String owner,
            String reason,
            List<String> remind,
            String state,
            Instant startsAt,
            Instant endsAt,
            String createdBy,
            Instant createdAt,
            @Nullable String endedBy) {}

    /** What would a silence mean? */
    public record PreviewRequest(@NotEmpty @Size(max = 20) List<@NotNull Matcher> matchers) {}

    /** An alert that would be muted. */
    public record MutedView(UUID id, String title, Map<String, String> labels) {}

    /**
     * What a silence would mean.
     *
     * @param open alerts that are open now
     * @param last30Days alerts that fired in the last 30 days, or are open still
     * @param examples the newest of them, at most 20
     */
    public record PreviewView(int open, int last30Days, List<MutedView> examples) {}

    @POST
    @RolesAllowed(Role.OPERATE)
    @Transactional
    @Operation(summary = "Silence alerts for a while; they still fire, and are told if they are open when it ends")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "migration", value = SilenceExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "The silence",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SilenceView.class),
                            examples = @ExampleObject(name = "migration", value = SilenceExamples.VIEW)))
    public RestResponse<SilenceView> create(@Valid @NotNull SilenceRequest request) {
        var now = clock.instant();
        var asked = request.startsAt();
        var startsAt = asked == null || asked.isBefore(now) ? now : asked;
        if (!request.endsAt().isAfter(startsAt)) {
            throw refused("endsAt", "is not after the beginning");
        }
        if (Duration.between(startsAt, request.endsAt()).compareTo(Silence.LENGTH_MAX) > 0) {
            throw refused("endsAt", "is more than " + Silence.LENGTH_MAX.toDays() + " days after the beginning");
        }
        checkBrands(request.matchers());
        var owner = request.owner();
        var silence = new Silence(
                Ids.next(),
                request.matchers(),
                owner == null ? caller.name() : owner,
                request.reason(),
                request.remind() == null ? List.of() : request.remind(),
                startsAt,
                request.endsAt(),
                caller.name(),
                now,
                null);
        silences.add(silence);
        return RestResponse.ResponseBuilder.<SilenceView>created(URI.create("/silences/" + silence.id()))
                .entity(view(silence, now))
                .build();
    }

    @GET
    @RolesAllowed(Role.READ)
    @Transactional
    @Operation(summary = "The silences, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of silences",
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
                                                        implementation = SilenceView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples = @ExampleObject(name = "one", value = SilenceExamples.PAGE)))
    public Page<SilenceView> list(
            @RestQuery @Nullable Boolean current,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        var now = clock.instant();
        var size = Cursor.limit(limit);
        var keys = Cursor.keys(cursor, 1);
        var after = keys.isEmpty() ? null : Cursor.id(keys.getFirst());
        var found = silences.page(caller.brands(), Boolean.TRUE.equals(current), now, after, size + 1);
        return Page.of(
                found, size, one -> view(one, now), one -> Cursor.after(one.id().toString()));
    }

    @POST
    @Path("/preview")
    @RolesAllowed(Role.READ)
    @Transactional
    @Operation(summary = "Say which alerts a silence would mute, and would have muted in the last 30 days")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "drift", value = SilenceExamples.QUESTION)))
    @APIResponse(
            responseCode = "200",
            description = "What it means",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PreviewView.class),
                            examples = @ExampleObject(name = "drift", value = SilenceExamples.ANSWER)))
    public PreviewView preview(@Valid @NotNull PreviewRequest request) {
        var muted = sample.since(clock.instant().minus(LOOK_BACK), caller.brands()).stream()
                .filter(alert -> Matcher.all(request.matchers(), alert.labels()))
                .toList();
        return new PreviewView(
                (int) muted.stream().filter(AlertSample.Labelled::isOpen).count(),
                muted.size(),
                muted.stream()
                        .limit(EXAMPLES_MAX)
                        .map(alert -> new MutedView(alert.id(), alert.title(), alert.labels()))
                        .toList());
    }

    @POST
    @Path("/{id}/expire")
    @RolesAllowed(Role.OPERATE)
    @Transactional
    @Operation(summary = "End a silence now; repeating it changes nothing")
    @APIResponse(
            responseCode = "200",
            description = "The silence as it is now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SilenceView.class),
                            examples = @ExampleObject(name = "migration", value = SilenceExamples.VIEW)))
    public SilenceView expire(@RestPath UUID id) {
        var now = clock.instant();
        var silence = silences.visible(id, caller.brands()).orElseThrow(() -> unknown(id));
        silences.end(silence.id(), caller.name(), now);
        return view(silences.visible(id, caller.brands()).orElseThrow(() -> unknown(id)), now);
    }

    private void checkBrands(List<Matcher> matchers) {
        var brands = Silence.brands(matchers);
        boolean isAllowed = caller.brands().areAll()
                || (!brands.isEmpty() && brands.stream().allMatch(caller.brands()::contain));
        if (!isAllowed) {
            throw refused("matchers", "does not keep to brands that the key may see, by a matcher brand in");
        }
    }

    private static NotFound unknown(UUID id) {
        return new NotFound("unknown-silence", "There is no silence " + id + ".");
    }

    private static InvalidInput refused(String field, String rule) {
        return new InvalidInput(
                "invalid",
                "The silence breaks a rule; see errors.",
                List.of(new Violation(null, field, "invalid", rule)));
    }

    private static SilenceView view(Silence silence, Instant now) {
        return new SilenceView(
                silence.id(),
                silence.matchers(),
                silence.owner(),
                silence.reason(),
                silence.remind(),
                silence.state(now),
                silence.startsAt(),
                silence.endsAt(),
                silence.createdBy(),
                silence.createdAt(),
                silence.endedBy());
    }
}
