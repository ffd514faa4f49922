package io.heartline.alerting.play;

import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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

/** Shows and changes plays. */
@Path("/plays")
@Tag(name = "Plays")
public class PlayResource {
    private static final int PLAYS_MAX = 200;

    private final Plays plays;
    private final Caller caller;

    PlayResource(Plays plays, Caller caller) {
        this.plays = plays;
        this.caller = caller;
    }

    /** What changes; {@code version} is the one that it was read as, so that nobody's change is overwritten. */
    public record ChangedPlay(
            @NotNull Integer version,
            @Nullable String name,
            @Nullable PlayCause cause,
            @Nullable String audience,
            @Nullable List<Variant> variants,
            @Nullable List<String> channels,

            @Nullable @Schema(type = SchemaType.STRING, examples = "PT2H")
            Duration delay,

            @Nullable Set<Stop> stops,
            @Nullable Rewards rewards,
            @Nullable Boolean approval,
            @Nullable Boolean modelDrafts,
            @Nullable Integer priority,
            @Nullable Boolean enabled) {
        PlayInput input() {
            return new PlayInput(
                    name,
                    cause,
                    audience,
                    null,
                    variants,
                    channels,
                    delay,
                    stops,
                    rewards,
                    approval,
                    modelDrafts,
                    priority,
                    enabled);
        }
    }

    /** All plays that the caller may see. */
    public record PlayList(List<PlayView> items) {}

    @GET
    @RolesAllowed({Role.READ, Role.ADMIN})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "The plays that hold, shipped ones included, by key; at most 200")
    @APIResponse(
            responseCode = "200",
            description = "The plays",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PlayList.class),
                            examples = @ExampleObject(name = "plays", value = PlayExamples.LIST)))
    public PlayList list() {
        return new PlayList(plays.all().stream()
                .filter(one -> caller.brands().maySee(one.brand()))
                .map(PlayView::of)
                .toList());
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({Role.READ, Role.ADMIN})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "A play as it is now")
    @APIResponse(
            responseCode = "200",
            description = "The play",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PlayView.class),
                            examples = @ExampleObject(name = "play", value = PlayExamples.PLAY)))
    public PlayView get(@RestPath String key) {
        return PlayView.of(visible(key));
    }

    @GET
    @Path("/{key}/versions")
    @RolesAllowed({Role.READ, Role.ADMIN})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "What a play was, who changed it and when, newest first; a shipped one last")
    @APIResponse(
            responseCode = "200",
            description = "A page of versions",
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
                                                        implementation = PlayView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples = @ExampleObject(name = "versions", value = PlayExamples.PAGE)))
    public Page<PlayView> versions(
            @RestPath String key, @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        visible(key);
        int size = Cursor.limit(limit);
        var found = plays.before(key, Cursor.beforeVersion(cursor), size + 1);
        return Page.of(found, size, PlayView::of, one -> Cursor.afterVersion(one.version()));
    }

    @POST
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "Make a play",
            description =
                    "Its audience is a condition in the Common Expression Language (CEL). A person approves what it "
                            + "proposes unless approval is false.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "play", value = PlayExamples.NEW_PLAY)))
    @APIResponse(
            responseCode = "201",
            description = "The play",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PlayView.class),
                            examples = @ExampleObject(name = "play", value = PlayExamples.PLAY)))
    public RestResponse<PlayView> create(@Valid @NotNull NewPlay request) {
        mayChange(request.brand());
        var definition = plays.checked(request.input(), request.brand());
        plays.lock();
        if (plays.of(request.key()).isPresent()) {
            throw new Conflict("play-exists", "There is a play " + request.key() + " already.");
        }
        if (plays.all().size() >= PLAYS_MAX) {
            throw new Conflict("too-many-plays", "There are " + PLAYS_MAX + " plays already.");
        }
        var made = plays.add(request.key(), request.brand(), 1, definition, caller.name());
        return RestResponse.ResponseBuilder.<PlayView>created(URI.create("/plays/" + made.id()))
                .entity(PlayView.of(made))
                .build();
    }

    @PATCH
    @Path("/{key}")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "Change a play: a new version; what is absent stays",
            description =
                    "The action stays: what does something else is another play. A new version draws its arms anew.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "delay", value = PlayExamples.PATCH)))
    @APIResponse(
            responseCode = "200",
            description = "The play as it is now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PlayView.class),
                            examples = @ExampleObject(name = "play", value = PlayExamples.PLAY)))
    public PlayView change(@RestPath String key, @Valid @NotNull ChangedPlay request) {
        plays.lock();
        var current = visible(key);
        mayChange(current.brand());
        if (request.version() != current.version()) {
            throw new Conflict("stale-version", "The play " + key + " is version " + current.version() + " by now.");
        }
        var definition = plays.checked(request.input(), current);
        return PlayView.of(
                definition.equals(current.definition())
                        ? current
                        : plays.add(key, current.brand(), current.version() + 1, definition, caller.name()));
    }

    private Play visible(String key) {
        return plays.of(key)
                .filter(one -> caller.brands().maySee(one.brand()))
                .orElseThrow(() -> new NotFound("unknown-play", "There is no play of this key."));
    }

    private void mayChange(@Nullable String brand) {
        if (!caller.brands().mayChange(brand)) {
            throw new NotFound("unknown-brand", "There is no such brand, or the play is for all brands.");
        }
    }
}
