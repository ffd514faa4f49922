package io.heartline.ingestion.console;

import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The builder of a survey that is there. */
@Path("/console/surveys/{slug}/build")
class SurveyBuildPage {
    private final SurveyBuilder builder;

    SurveyBuildPage(SurveyBuilder builder) {
        this.builder = builder;
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get(@RestPath String slug) {
        return builder.change(slug);
    }

    @POST
    @AnyQuery
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response post(@RestPath String slug, MultivaluedMap<String, String> entered) {
        return builder.publish(slug, new Filled(entered));
    }
}
