package io.heartline.alerting.outreach;

import io.heartline.alerting.contactpolicy.ContactPurpose;
import io.heartline.alerting.contactpolicy.Refusal;
import io.heartline.platform.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Says whether an outreach could leave now, to whoever decides on it. */
@Path("/outreach/{id}/permission")
@Tag(name = "Outreach")
public class PermissionResource {
    private static final String EXAMPLE = """
            {"outreachId": "01a1fd60-f1fe-7d61-86f5-b40e29c7a358", "at": "2026-11-21T21:12:31.486Z", "allowed": false,
             "channel": "email", "purpose": "service", "rule": "quiet-hours",
             "reason": "It is 2026-11-21 22:12 where the customer lives; quiet hours are from 21:00 to 08:00.",
             "refusals": [{"rule": "quiet-hours",
               "reason": "It is 2026-11-21 22:12 where the customer lives; quiet hours are from 21:00 to 08:00.",
               "change": "Time must pass, or the quiet hours must change.", "until": "2026-11-22T07:00:00.000Z"}],
             "allowedFrom": "2026-11-22T07:00:00.000Z"}""";

    private final OutreachRepository outreaches;
    private final OutreachViews views;
    private final PlaysDrawn plays;
    private final Permission permission;
    private final Clock clock;

    PermissionResource(
            OutreachRepository outreaches, OutreachViews views, PlaysDrawn plays, Permission permission, Clock clock) {
        this.outreaches = outreaches;
        this.views = views;
        this.plays = plays;
        this.permission = permission;
        this.clock = clock;
    }

    /**
     * What the contact policy would say now.
     *
     * @param channel the first of the play's that is open, else the one that opens first
     * @param purpose by which consent is asked when the address is released
     * @param rule the slug of the rule that decides
     * @param refusals each rule that stands in the way, the weightiest first, with what would have to change
     * @param allowedFrom if it may not leave: when it could if nothing else happened; null for never
     */
    @Schema(name = "OutreachPermission")
    public record PermissionView(
            UUID outreachId,
            Instant at,
            boolean allowed,
            String channel,
            ContactPurpose purpose,
            String rule,
            String reason,
            List<Refusal> refusals,
            @Nullable Instant allowedFrom) {}

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "Whether the contact policy would let it out now, and what would have to change",
            description = "Nothing is reserved and no decision is kept. The policy is asked anew when it is approved.")
    @APIResponse(
            responseCode = "200",
            description = "What the policy says",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PermissionView.class),
                            examples = @ExampleObject(name = "night", summary = "It is night", value = EXAMPLE)))
    public PermissionView permission(@RestPath UUID id) {
        var outreach = views.visible(id, outreaches.findByIdOptional(id));
        var play = plays.of(outreach).definition();
        var foreseen = permission.explain(outreach.customerId(), outreach.brand(), play);
        var verdict = foreseen.foresight().verdict();
        return new PermissionView(
                id,
                clock.instant(),
                verdict.allowed(),
                foreseen.channel(),
                Permission.purpose(play.action()),
                verdict.rule(),
                verdict.reason(),
                foreseen.foresight().refusals(),
                verdict.allowedFrom());
    }
}
