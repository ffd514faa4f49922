package io.heartline.console;

import io.heartline.platform.access.LogIns;
import io.heartline.platform.access.Sessions;
import io.heartline.platform.http.AnyQuery;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Log-in and log-out, and what pages are dressed with. */
@Path("/console")
@PermitAll
class ConsoleResource {
    private final Console console;
    private final Visit visit;
    private final LogIns logIns;
    private final Sessions sessions;
    private final Assets assets;

    ConsoleResource(Console console, Visit visit, LogIns logIns, Sessions sessions, Assets assets) {
        this.console = console;
        this.visit = visit;
        this.logIns = logIns;
        this.sessions = sessions;
        this.assets = assets;
    }

    @GET
    @AnyQuery
    @Operation(hidden = true)
    public Response home() {
        return Response.seeOther(URI.create(console.address(Area.PULSE))).build();
    }

    @GET
    @Path("/login")
    @AnyQuery
    @Operation(hidden = true)
    public Response login() {
        return login(200, local(visit.query("to")), false);
    }

    @POST
    @Path("/login")
    @AnyQuery
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response enter(@RestForm @Nullable String key, @RestForm @Nullable String to) {
        var session = key == null ? null : logIns.begin(key).orElse(null);
        if (session == null) {
            return login(401, local(to), true);
        }
        return Response.seeOther(URI.create(local(to)))
                .cookie(cookie(session, (int) sessions.length().toSeconds()))
                .build();
    }

    @POST
    @Path("/logout")
    @AnyQuery
    @Operation(hidden = true)
    public Response leave() {
        return Response.seeOther(URI.create("/console/login"))
                .cookie(cookie("", 0))
                .build();
    }

    @GET
    @Path("/assets/{version}/{name}")
    @AnyQuery
    @Operation(hidden = true)
    public Response asset(@RestPath String name, @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String accepted) {
        var asset = assets.find(name).orElse(null);
        if (asset == null) {
            return Response.status(404).build();
        }
        boolean compressed = accepted != null && accepted.contains("gzip");
        var response = Response.ok(compressed ? asset.compressed() : asset.plain(), asset.type())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return (compressed ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response).build();
    }

    private Response login(int status, String to, boolean wrong) {
        var content = new Console.Simple("login", visit.text("login.title"), visit.text("login.text"), to, wrong, "");
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .entity(console.simple(visit, content))
                .build();
    }

    /** Only a path of this console: nobody is sent to a place of somebody else's choice. */
    static String local(@Nullable String to) {
        return to != null && to.matches("/console/[A-Za-z0-9/_.~%?=&+:,-]{0,2000}") && !to.contains("//")
                ? to
                : "/console";
    }

    private NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(Sessions.COOKIE)
                .value(value)
                .path(Sessions.PAGES)
                .maxAge(seconds)
                .httpOnly(true)
                .secure(visit.secure())
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
