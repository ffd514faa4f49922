package io.heartline.ingestion.prompt;

import io.heartline.platform.http.AnyQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The script that shows a prompt on somebody's web page. */
@Path("/widget.js")
@PermitAll
class WidgetScriptResource {
    private final String script = Assets.read("widget.js");

    @GET
    @AnyQuery
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response script() {
        return Response.ok(script, "text/javascript;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
