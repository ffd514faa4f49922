package io.heartline.ingestion.console;

import io.heartline.console.Area;
import io.heartline.console.page.Block;
import io.heartline.console.page.Notice;
import io.heartline.ingestion.customer.CustomerReference;
import io.heartline.ingestion.prompt.InvitationResource;
import io.heartline.ingestion.prompt.InvitationResource.InvitationRequest;
import io.heartline.ingestion.prompt.InvitationResource.InvitationView;
import io.heartline.ingestion.survey.SurveyResource;
import io.heartline.ingestion.survey.SurveyResource.SurveyPatch;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.heartline.platform.problem.DomainException;
import io.heartline.platform.problem.InvalidInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** What people do with a survey that is there, beside changing what it asks. */
@Path("/console/surveys/{slug}")
class SurveyChanges {
    private final Desk desk;
    private final SurveyPage page;
    private final SurveyResource surveys;
    private final InvitationResource invitations;

    SurveyChanges(Desk desk, SurveyPage page, SurveyResource surveys, InvitationResource invitations) {
        this.desk = desk;
        this.page = page;
        this.surveys = surveys;
        this.invitations = invitations;
    }

    @GET
    @Path("/{form:state|dry-run}")
    @AnyQuery
    @RolesAllowed({Role.ADMIN, Role.READ})
    @Operation(hidden = true)
    public Response back(@RestPath String slug, @RestPath String form) {
        return Desk.to(SurveyViews.PATH + "/" + slug);
    }

    @POST
    @Path("/state")
    @AnyQuery
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response state(@RestPath String slug, MultivaluedMap<String, String> entered) {
        var filled = new Filled(entered);
        try {
            var patch = new SurveyPatch(filled.action(), null, null, null, null, null, null, null, null, null);
            return Desk.to(SurveyViews.PATH + "/" + slug + "?done="
                    + surveys.change(slug, patch).state());
        } catch (InvalidInput e) {
            return again(slug, filled, e);
        }
    }

    /** Asks nobody. The answer is the page itself, since who was asked about must not be in an address. */
    @POST
    @Path("/dry-run")
    @AnyQuery
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.INGEST, Role.OPERATE})
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response dryRun(@RestPath String slug, MultivaluedMap<String, String> entered) {
        var filled = new Filled(entered);
        try {
            var customer = new CustomerReference(filled.entry("customer.kind"), filled.entry("customer.value"), null);
            var answer = invitations.invite(
                    slug, new InvitationRequest(customer, filled.entry("channel"), null, null, true));
            return desk.of(Area.SURVEYS, page.page(slug, filled, said(answer)));
        } catch (InvalidInput e) {
            return again(slug, filled, e);
        }
    }

    private Response again(String slug, Filled filled, DomainException refusal) {
        return desk.of(Area.SURVEYS, refusal.status(), page.page(slug, filled, desk.refused(refusal)));
    }

    private List<Block> said(InvitationView answer) {
        var channel = answer.channel();
        var by = channel == null ? "" : desk.visit().named("channel", channel.wire());
        var declined = answer.declined();
        if (declined == null) {
            return List.of(
                    new Notice("good", desk.text("survey.dry.allowed"), desk.text("survey.dry.by", by), null, null));
        }
        var rule = desk.visit().named("decline", declined.rule());
        var from = declined.allowedFrom();
        var when = from == null ? desk.text("survey.dry.never") : desk.text("survey.dry.from", moment(from));
        return List.of(new Notice(
                "caution",
                desk.text("survey.dry.declined", rule),
                desk.text("survey.dry.why", declined.reason(), when),
                null,
                null));
    }

    private String moment(Instant at) {
        var numbers = desk.visit().numbers();
        return numbers.date(at.atZone(desk.visit().zone()).toLocalDate()) + " " + numbers.hour(at);
    }
}
