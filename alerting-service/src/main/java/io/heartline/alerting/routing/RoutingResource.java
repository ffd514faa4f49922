package io.heartline.alerting.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heartline.alerting.receiver.Receivers;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows, tries and changes who is told of what. The tree is one for all brands, so it is for keys of all brands. */
@Path("/routing")
@Tag(name = "Routing")
class RoutingResource {
    private final Routes routes;
    private final Receivers receivers;
    private final Caller caller;
    private final Clock clock;

    RoutingResource(Routes routes, Receivers receivers, Caller caller, Clock clock) {
        this.routes = routes;
        this.receivers = receivers;
        this.caller = caller;
        this.clock = clock;
    }

    /** A version of the tree. */
    public record RoutingView(int version, Instant changedAt, String changedBy, RoutingTree tree) {}

    /**
     * Where would an alert go?
     *
     * @param labels brand, kind, severity, and product, touchpoint, aspect and so on for crises
     * @param at now if absent
     * @param tree the one that holds if absent
     */
    public record PreviewRequest(
            @NotNull @Size(max = 20) Map<@Size(max = 100) String, @Size(max = 100) String> labels,
            @Nullable Instant at,
            @Nullable RoutingTree tree) {}

    /** A place that an alert goes to. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DestinationView(
            String path,
            List<String> receivers,
            @Nullable String escalation,
            @Nullable Grouping grouping) {}

    /** Where it goes. */
    public record PreviewView(List<DestinationView> destinations) {}

    @GET
    @RolesAllowed({Role.READ, Role.ADMIN})
    @Transactional
    @Operation(summary = "The routes that hold now; 404 until there are any: then every receiver takes what it wants")
    @APIResponse(
            responseCode = "200",
            description = "The routes",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RoutingView.class),
                            examples = @ExampleObject(name = "routes", value = RoutingExamples.VIEW)))
    public RoutingView get() {
        ofAllBrands();
        return routes.latest().map(RoutingResource::view).orElseThrow(RoutingResource::none);
    }

    @PUT
    @RolesAllowed(Role.ADMIN)
    @Transactional
    @Operation(summary = "Give new routes, as a whole; the same again changes nothing")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "routes", value = RoutingExamples.TREE)))
    @APIResponse(
            responseCode = "200",
            description = "The routes that hold from now on",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RoutingView.class),
                            examples = @ExampleObject(name = "routes", value = RoutingExamples.VIEW)))
    public RoutingView put(@NotNull RoutingTree tree) {
        ofAllBrands();
        var unknown = receivers.unknown(tree.collect(Route::receivers));
        if (!unknown.isEmpty()) {
            throw new InvalidInput("unknown-receiver", "A route names a receiver that is not there, or is disabled.");
        }
        return view(routes.put(tree, caller.name()));
    }

    @GET
    @Path("/versions")
    @RolesAllowed({Role.READ, Role.ADMIN})
    @Transactional
    @Operation(summary = "All routes that ever held, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of routes",
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
                                                        implementation = RoutingView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples = @ExampleObject(name = "versions", value = RoutingExamples.PAGE)))
    public Page<RoutingView> versions(@RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        ofAllBrands();
        var size = Cursor.limit(limit);
        var found = routes.before(Cursor.beforeVersion(cursor), size + 1);
        return Page.of(found, size, RoutingResource::view, one -> Cursor.afterVersion(one.version()));
    }

    @POST
    @Path("/preview")
    @RolesAllowed({Role.READ, Role.ADMIN})
    @Transactional
    @Operation(summary = "Say where an alert would go, with the routes that hold or with others")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "crisis", value = RoutingExamples.QUESTION)))
    @APIResponse(
            responseCode = "200",
            description = "The destinations",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PreviewView.class),
                            examples = @ExampleObject(name = "crisis", value = RoutingExamples.ANSWER)))
    public PreviewView preview(@Valid @NotNull PreviewRequest request) {
        ofAllBrands();
        var given = request.tree();
        var tree = given == null ? routes.tree().orElseThrow(RoutingResource::none) : given;
        var asked = request.at();
        var destinations = tree.destinations(request.labels(), asked == null ? clock.instant() : asked);
        return new PreviewView(destinations.stream()
                .map(one -> new DestinationView(one.path(), one.receivers(), one.escalation(), one.grouping()))
                .toList());
    }

    private void ofAllBrands() {
        if (!caller.brands().areAll()) {
            throw none();
        }
    }

    private static NotFound none() {
        return new NotFound("unknown-routing", "There are no routes, or they are not of this key's brands alone.");
    }

    private static RoutingView view(Routes.Versioned versioned) {
        return new RoutingView(versioned.version(), versioned.changedAt(), versioned.changedBy(), versioned.tree());
    }
}
