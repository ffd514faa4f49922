package io.heartline.metrics.console;

import io.heartline.console.Area;
import io.heartline.console.chart.Meter;
import io.heartline.console.chart.Scale;
import io.heartline.console.page.Block;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Column;
import io.heartline.console.page.Figures;
import io.heartline.console.page.Figures.Figure;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Prose;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.metrics.estimate.Mean;
import io.heartline.metrics.estimate.Share;
import io.heartline.metrics.voice.Report;
import io.heartline.metrics.voice.VoiceResource;
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

/** Who is heard, who is not, and what that may change. */
@Path("/console/voice")
class VoicePage {
    private static final Scale PERCENT = new Scale(0, 100);

    private final Desk desk;
    private final VoiceResource voice;

    VoicePage(Desk desk, VoiceResource voice) {
        this.desk = desk;
        this.voice = voice;
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get() {
        return desk.of(Area.VOICE, this::page);
    }

    private Page page(String brand) {
        var found = Desk.computed(() -> voice.get(brand));
        List<Section> sections = new ArrayList<>();
        if (found.isEmpty()) {
            sections.add(Section.full("", null, Notice.empty(desk.text("voice.none"), desk.text("computed.daily"))));
        } else {
            var report = found.get().report();
            var at = desk.visit().numbers().time(found.get().computedAt());
            if (report.tooThin()) {
                sections.add(Section.full("", null, caution(report)));
            }
            sections.add(Section.full(
                    desk.text("voice.heard"), desk.text("voice.heard.note", report.windowDays(), at), heard(report)));
            sections.add(Section.full(desk.text("voice.said"), desk.text("voice.said.note"), said(report)));
            sections.add(Section.full(desk.text("voice.strata"), desk.text("voice.strata.note"), strata(report)));
        }
        return Page.of(desk.text("nav.voice"), desk.text("voice.lead"), sections);
    }

    private Notice caution(Report report) {
        var reasons = report.reasons().stream()
                .map(reason -> desk.text("voice.reason." + reason))
                .toList();
        return new Notice("caution", desk.text("voice.thin.title"), String.join(" ", reasons), null, null);
    }

    private Figures heard(Report report) {
        var numbers = desk.visit().numbers();
        return new Figures(List.of(
                Figure.of(
                                desk.text("voice.coverage"),
                                numbers.percent(report.coverage().percent()),
                                desk.sure(report.coverage()))
                        .drawn(meter(report.coverage(), desk.text("voice.coverage")))
                        .noted(desk.text(
                                "voice.coverage.note", numbers.count(report.heard()), numbers.count(report.active())))
                        .big(),
                Figure.of(
                                desk.text("voice.loudest"),
                                numbers.percent(report.concentration().percent()),
                                desk.text(
                                        "voice.loudest.sure",
                                        numbers.count(report.concentration().top()),
                                        numbers.count(report.concentration().voices())))
                        .noted(desk.text("voice.loudest.note"))));
    }

    private Block[] said(Report report) {
        var numbers = desk.visit().numbers();
        var bounds = report.bounds();
        var figures = new Figures(List.of(
                mean("voice.raw", report.raw()),
                mean("voice.person", report.perPerson()),
                mean("voice.raked", report.raked().mean())));
        var unheard = bounds == null
                ? ""
                : desk.text("voice.bounds", numbers.signed(bounds.low(), 2), numbers.signed(bounds.high(), 2));
        return new Block[] {figures, Prose.of(unheard)};
    }

    private Figure mean(String key, Mean mean) {
        var label = desk.text(key);
        return Figure.of(label, desk.visit().numbers().signed(mean.value(), 2), desk.sure(mean.interval(), mean.n(), 2))
                .drawn(Feelings.meter(mean.value(), mean.interval(), label))
                .toned(Feelings.tone(mean.value(), mean.interval()))
                .noted(desk.text(key + ".note"));
    }

    private static String meter(Share share, String label) {
        return Meter.of(
                PERCENT,
                share.percent(),
                Feelings.low(share.interval()),
                Feelings.high(share.interval()),
                null,
                "plain",
                label);
    }

    private Table strata(Report report) {
        var numbers = desk.visit().numbers();
        return new Table(
                "strata",
                desk.text("voice.strata"),
                List.of(
                        Column.text(desk.text("voice.column.stratum")),
                        Column.text(desk.text("column.interval")),
                        Column.number(desk.text("voice.coverage")),
                        Column.number(desk.text("voice.column.heard")),
                        Column.number(desk.text("voice.column.active")),
                        Column.number(desk.text("voice.column.response"))),
                report.strata().stream()
                        .map(one -> {
                            var name = desk.visit().named("stratum", one.dimension()) + ": "
                                    + desk.visit().named("stratum", one.stratum());
                            return Table.Row.of(
                                    Cell.of(name),
                                    Cell.drawn(desk.sure(one.coverage()), meter(one.coverage(), name)),
                                    Cell.of(
                                            numbers.percent(one.coverage().percent()),
                                            one.coverage().percent()),
                                    Cell.of(numbers.count(one.heard()), one.heard()),
                                    Cell.of(numbers.count(one.active()), one.active()),
                                    Cell.of(
                                            numbers.percent(one.response().percent()),
                                            one.response().percent()));
                        })
                        .toList(),
                desk.text("voice.strata.none"));
    }
}
