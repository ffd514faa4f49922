package io.heartline.alerting.inbox;

import io.heartline.alerting.inbox.Inbox.Waiting;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Says what waits for somebody. */
@Path("/inbox")
@Tag(name = "Inbox")
public class InboxResource {
    private static final String EXAMPLE = """
            {"items": [{"brand": "aurora-air", "firing": 3, "acknowledged": 1, "crises": 1, "cases": 7, "overdue": 2,
                        "proposed": 4, "newest": "2026-11-21T09:42:02.003Z"}]}""";

    private final Inbox inbox;
    private final Caller caller;

    InboxResource(Inbox inbox, Caller caller) {
        this.inbox = inbox;
        this.caller = caller;
    }

    /** What waits, by brand. */
    @Schema(name = "InboxCounts")
    public record InboxView(List<Waiting> items) {}

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "How many alerts, cases and proposals wait, by brand",
            description = "Brands of which nothing waits are left out.")
    @APIResponse(
            responseCode = "200",
            description = "The counts",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = InboxView.class),
                            examples = @ExampleObject(name = "one", summary = "One brand", value = EXAMPLE)))
    public InboxView counts(
            @Parameter(description = "Of this brand alone", example = "aurora-air") @RestQuery @Nullable String brand) {
        return new InboxView(inbox.of(caller.brands(), brand));
    }
}
