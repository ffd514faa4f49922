package io.heartline.alerting.outreach;

import io.heartline.contracts.Arm;
import io.heartline.contracts.OutreachStatus;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.database.Database;
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

/** Counts outreach of both arms, that of customers who were erased since included. */
@Path("/outreach/counts")
@Tag(name = "Outreach")
class OutreachCountResource {
    /** There are a few plays with a few variants; whoever has more narrows the question to a brand. */
    private static final int ITEMS_MAX = 1_000;

    private static final String COUNT = """
            select brand, play, play_version, variant, arm, severe_harm, status, sum(count)::bigint as count
            from (select brand, play, play_version, variant, arm, severe_harm, status, count(*) as count
                  from outreach group by brand, play, play_version, variant, arm, severe_harm, status
                  union all
                  select brand, play, play_version, variant, arm, severe_harm, status, count
                  from outreach_tally) as counted
            where (?::text[] is null or brand = any (?)) and (?::text is null or brand = ?)
            group by brand, play, play_version, variant, arm, severe_harm, status
            order by brand, play, play_version, variant, arm, severe_harm, status
            limit ?""";
    private static final String EXAMPLE = """
            {"items": [{"brand": "aurora-air", "play": "apologise", "playVersion": 2, "variant": "warm-short",
                        "arm": "treatment", "severeHarm": false, "status": "sent", "count": 412},
                       {"brand": "aurora-air", "play": "apologise", "playVersion": 2, "variant": "warm-short",
                        "arm": "control", "severeHarm": false, "status": "assigned", "count": 47}]}""";

    private final Database database;
    private final Caller caller;

    OutreachCountResource(Database database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    /**
     * How much outreach of one sort there is.
     *
     * @param count outreach, not customers; at least 1
     */
    @Schema(name = "OutreachCount")
    public record CountView(
            String brand,
            String play,
            int playVersion,
            String variant,
            Arm arm,
            boolean severeHarm,
            OutreachStatus status,
            long count) {}

    /** The counts, by brand, play, version, variant, arm, harm and status. */
    @Schema(name = "OutreachCounts")
    public record CountsView(List<CountView> items) {}

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "How much outreach there is of each play, variant, arm and status",
            description =
                    "Outreach of customers who were erased is counted still, without their names, so that shares of "
                            + "arms and of ends stay right. At most 1,000 items; a brand narrows them.")
    @APIResponse(
            responseCode = "200",
            description = "The counts; none that are 0",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CountsView.class),
                            examples = @ExampleObject(name = "two", summary = "Two arms of a play", value = EXAMPLE)))
    public CountsView counts(
            @Parameter(description = "Of this brand alone", example = "aurora-air") @RestQuery @Nullable String brand) {
        var brands = caller.brands().forSql();
        return new CountsView(database.query(
                COUNT,
                row -> new CountView(
                        row.getString("brand"),
                        row.getString("play"),
                        row.getInt("play_version"),
                        row.getString("variant"),
                        Arm.of(row.getString("arm")),
                        row.getBoolean("severe_harm"),
                        OutreachStatus.of(row.getString("status")),
                        row.getLong("count")),
                brands,
                brands,
                brand,
                brand,
                ITEMS_MAX));
    }
}
