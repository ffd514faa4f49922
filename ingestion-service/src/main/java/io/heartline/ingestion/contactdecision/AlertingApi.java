package io.heartline.ingestion.contactdecision;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of the alerting service that decides on contacts. */
@Path("/contact-decisions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface AlertingApi {
    /** Which survey. */
    record SurveyPart(String slug, String kind) {}

    /** May this customer be contacted? */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Request(
            UUID requestId,
            UUID customerId,
            String brand,
            String channel,
            String messageClass,
            String purpose,
            SurveyPart survey,
            @Nullable String timeZone,
            boolean dryRun) {}

    /** Yes or no, and why. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(
            @Nullable UUID decisionId,
            String verdict,
            @Nullable String rule,
            @Nullable String reason,
            @Nullable Instant allowedFrom) {}

    @POST
    Answer decide(@HeaderParam("X-API-Key") String key, Request request);

    @POST
    @Path("/{id}/{outcome}")
    void settle(@HeaderParam("X-API-Key") String key, @PathParam("id") UUID id, @PathParam("outcome") String outcome);
}
