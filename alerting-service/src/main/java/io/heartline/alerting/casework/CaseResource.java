package io.heartline.alerting.casework;

import io.heartline.alerting.casework.CaseViews.CaseDetails;
import io.heartline.alerting.casework.CaseViews.CaseView;
import io.heartline.alerting.identity.Identities;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows cases. */
@Path("/cases")
@RolesAllowed(Role.READ)
@Tag(name = "Cases")
public class CaseResource {
    private final CaseRepository cases;
    private final CaseLinks links;
    private final CaseViews views;
    private final Identities identities;
    private final Caller caller;
    private final Clock clock;

    CaseResource(
            CaseRepository cases, CaseLinks links, CaseViews views, Identities identities, Caller caller, Clock clock) {
        this.cases = cases;
        this.links = links;
        this.views = views;
        this.identities = identities;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "The cases, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of cases",
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
                                                        implementation = CaseView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples = @ExampleObject(name = "one", summary = "One case", value = CaseExamples.PAGE)))
    public Page<CaseView> list(
            @Parameter(description = "open, acknowledged or closed") @RestQuery @Nullable String status,
            @Parameter(description = "true: not closed") @RestQuery @Nullable Boolean open,
            @Parameter(description = "Whose; - for nobody's") @RestQuery @Nullable String owner,
            @RestQuery @Nullable String team,
            @RestQuery @Nullable String brand,
            @Parameter(description = "The person: all ids that were merged") @RestQuery @Nullable UUID customerId,
            @Parameter(description = "product, policy, delivery, billing, people or data") @RestQuery @Nullable
                    String rootCause,
            @Parameter(description = "At least so severe, 1 to 10") @RestQuery @Nullable Integer severity,
            @Parameter(description = "true: neither closed nor in time") @RestQuery @Nullable Boolean overdue,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        var filter = new CaseRepository.Filter(
                Filters.parse("status", status, CaseStatus::of),
                open,
                owner,
                team,
                brand,
                Filters.parse("rootCause", rootCause, RootCause::of),
                severity,
                overdue,
                customerId == null ? null : links.casesOf(identities.family(customerId)));
        var size = Cursor.limit(limit);
        var keys = Cursor.keys(cursor, 2);
        var found = cases.page(
                filter,
                caller.brands(),
                clock.instant(),
                keys.isEmpty() ? null : Cursor.instant(keys.get(0)),
                keys.isEmpty() ? null : Cursor.id(keys.get(1)),
                size + 1);
        return Page.of(
                found,
                size,
                views::view,
                one -> Cursor.after(one.openedAt().toString(), one.id().toString()));
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "A case with whom and what it concerns, how the customer was answered, and its history")
    @APIResponse(
            responseCode = "200",
            description = "The case",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CaseDetails.class),
                            examples =
                                    @ExampleObject(
                                            name = "closed",
                                            summary = "A case whose customer came back",
                                            value = CaseExamples.CASE)))
    public CaseDetails get(@RestPath UUID id) {
        return cases.visible(id, caller.brands()).map(views::details).orElseThrow(() -> CaseViews.unknown(id));
    }
}
