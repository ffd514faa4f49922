package io.heartline.metrics.value;

import io.heartline.metrics.request.Requests;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** From which value on persons are in which tier. */
@Path("/value-tiers")
@Tag(name = "Segments")
class ValueResource {
    private static final String EXAMPLE = """
            {"brand": "skylark-air", "day": "2026-03-01", "computedAt": "2026-03-01T02:00:00Z", "currency": "EUR",
             "persons": 4000, "middleFrom": 80.00, "highFrom": 410.00, "counts": {"high": 400, "middle": 1600, "low": 2000}}""";

    private final Values values;
    private final Requests requests;

    ValueResource(Values values, Requests requests) {
        this.values = values;
        this.requests = requests;
    }

    /**
     * The tiers of a brand as they were frozen last.
     *
     * @param day on which; later runs of that day change no threshold
     * @param currency of the money, the one that is used most
     * @param persons with a value above 0
     * @param middleFrom the least value of the tier middle; null if there are too few persons
     * @param highFrom the least value of the tier high, whose persons are VIPs; null if there are too few persons
     * @param counts persons by tier
     */
    public record TiersView(
            String brand,
            LocalDate day,
            Instant computedAt,
            String currency,
            long persons,
            @Nullable BigDecimal middleFrom,
            @Nullable BigDecimal highFrom,
            Map<String, Long> counts) {}

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "From which value on persons are in which tier, and how many are",
            description =
                    "Value is the money of a year, given back subtracted. VIPs are the top decile. Frozen once a day.")
    @APIResponse(
            responseCode = "200",
            description = "What was frozen last",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TiersView.class),
                            examples = @ExampleObject(name = "one", summary = "A day", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "Nothing was frozen yet, or the key does not see the brand")
    public TiersView get(@RestQuery @Parameter(required = true, example = "skylark-air") @Nullable String brand) {
        var of = requests.brand(brand);
        var frozen = values.threshold(of)
                .orElseThrow(() -> new NotFound("not-computed-yet", "Nothing was computed of this brand yet."));
        return new TiersView(
                of,
                frozen.day(),
                frozen.at(),
                frozen.currency(),
                frozen.persons(),
                money(frozen.middleMicros()),
                money(frozen.highMicros()),
                values.count(of));
    }

    private static @Nullable BigDecimal money(@Nullable Long micros) {
        return micros == null ? null : BigDecimal.valueOf(micros, 6);
    }
}
