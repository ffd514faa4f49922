package io.heartline.ingestion.console;

import io.heartline.console.Area;
import io.heartline.console.page.Block;
import io.heartline.console.page.Choice;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.ingestion.importing.ImportsResource;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Files on their way into the books, and how far they are. */
@Path("/console/sources/imports")
class ImportsPage {
    private static final int LISTED = 50;

    private final Desk desk;
    private final ImportsResource imports;

    ImportsPage(Desk desk, ImportsResource imports) {
        this.desk = desk;
        this.imports = imports;
    }

    @GET
    @AnyQuery
    @RolesAllowed({Role.INGEST, Role.READ})
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get() {
        var found = imports.list(LISTED, desk.visit().query("cursor"));
        var next = found.nextCursor();
        List<Block> blocks = new ArrayList<>();
        if (desk.visit().has(Role.ADMIN)) {
            blocks.add(new Choice(
                    desk.text("sources.ways"),
                    List.of(
                            new Choice.Option(desk.text("sources.all"), Area.SOURCES.path(), false),
                            new Choice.Option(desk.text("imports.title"), ImportViews.PATH, true))));
        }
        blocks.add(
                found.items().isEmpty()
                        ? Notice.empty(desk.text("imports.none"), desk.text("imports.none.text"))
                        : ImportViews.table(
                                desk,
                                found.items(),
                                next == null ? null : Desk.address(ImportViews.PATH, "cursor", next)));
        return desk.of(
                Area.SOURCES,
                new Page(
                        desk.text("imports.title"),
                        desk.text("imports.lead"),
                        ImportViews.PATH + "/live",
                        List.of(new Section("", null, "full", blocks))));
    }
}
