package io.heartline.metrics.console;

import io.heartline.console.Area;
import io.heartline.console.page.Block;
import io.heartline.console.page.Figures;
import io.heartline.console.page.Figures.Figure;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.metrics.sentiment.SentimentResource;
import io.heartline.metrics.sentiment.SentimentResource.SentimentView;
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
import org.jspecify.annotations.Nullable;

/** A brand at a glance. */
@Path("/console/pulse")
class PulsePage {
    private final Desk desk;
    private final SentimentResource sentiment;
    private final VoiceResource voice;
    private final PulseFigures figures;
    private final Changes changes;

    PulsePage(Desk desk, SentimentResource sentiment, VoiceResource voice, PulseFigures figures, Changes changes) {
        this.desk = desk;
        this.sentiment = sentiment;
        this.voice = voice;
        this.figures = figures;
        this.changes = changes;
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get() {
        return desk.of(Area.PULSE, this::page);
    }

    private Page page(String brand) {
        var visit = desk.visit();
        var heard = Long.toString(desk.heard(brand));
        var now = sentiment.get(brand, null, null, null);
        var hours = sentiment.history(brand, null, null, "hour", null, null);
        var days = sentiment.history(brand, null, null, "day", null, null);
        List<Section> sections = new ArrayList<>();
        var banner = banner(
                now.shift().shifted(), now.shift().mean(), now.shift().without().value());
        if (banner != null) {
            sections.add(Section.full("", null, banner));
        }
        sections.add(
                Section.third(desk.text("pulse.believed"), desk.text("pulse.believed.note"), believed(brand, now)));
        sections.add(Section.wide(
                desk.text("pulse.month"),
                desk.text("pulse.month.note"),
                Feelings.belief(visit, "sentiment", days.steps())));
        sections.add(Section.third(desk.text("pulse.now"), desk.text("pulse.now.note"), felt(now)));
        sections.add(Section.wide(
                desk.text("pulse.stream"),
                desk.text("pulse.stream.note"),
                Feelings.stream(visit, "stream", hours.steps())));
        sections.add(Section.full(desk.text("pulse.figures"), desk.text("pulse.figures.note"), figures.of(brand)));
        sections.addAll(changes.sinceYesterday(brand));
        return new Page(
                desk.text("nav.pulse"),
                desk.text("pulse.lead"),
                Desk.address("/console/pulse/live", "brand", brand, "seen", heard),
                sections);
    }

    private @Nullable Notice banner(@Nullable Boolean shifted, @Nullable Double mean, @Nullable Double before) {
        if (shifted == null || !shifted || mean == null || before == null) {
            return null;
        }
        var numbers = desk.visit().numbers();
        var text = desk.text("pulse.shift.text", numbers.signed(mean, 2), numbers.signed(before, 2));
        return mean < before
                ? new Notice("alarm", desk.text("pulse.shift.down"), text, null, null)
                : new Notice("good", desk.text("pulse.shift.up"), text, null, null);
    }

    private Block[] believed(String brand, SentimentView now) {
        var numbers = desk.visit().numbers();
        var mean = now.raw();
        var label = desk.text("pulse.sentiment");
        var figure = Figure.of(label, numbers.signed(mean.value(), 2), desk.sure(mean.interval(), mean.n(), 2))
                .big()
                .toned(Feelings.tone(mean.value(), mean.interval()))
                .drawn(Feelings.meter(mean.value(), mean.interval(), label));
        var report = Desk.computed(() -> voice.get(brand));
        if (report.isEmpty()) {
            return new Block[] {
                new Figures(List.of(figure)), Notice.empty(desk.text("voice.none"), desk.text("computed.daily"))
            };
        }
        var raked = report.get().report().raked().mean();
        var gap = report.get().report().gap();
        var fair = Figure.of(
                        desk.text("pulse.representative"),
                        numbers.signed(raked.value(), 2),
                        desk.sure(raked.interval(), raked.n(), 2))
                .drawn(Feelings.meter(raked.value(), raked.interval(), desk.text("pulse.representative")))
                .noted(
                        report.get().report().tooThin()
                                ? desk.text("voice.thin")
                                : desk.text("pulse.gap", numbers.signed(gap, 2)))
                .linked(Desk.address(Area.VOICE, "brand", brand));
        return new Block[] {new Figures(List.of(figure, fair))};
    }

    private Block[] felt(SentimentView now) {
        var numbers = desk.visit().numbers();
        if (now.emotion().n() == 0) {
            return new Block[] {Notice.empty(desk.text("pulse.quiet"), desk.text("pulse.quiet.text"))};
        }
        var top = Feelings.ORDER.stream()
                .max((a, b) -> Double.compare(
                        now.emotion().distribution().getOrDefault(a, 0.0),
                        now.emotion().distribution().getOrDefault(b, 0.0)))
                .orElseThrow();
        var share = 100 * now.emotion().distribution().getOrDefault(top, 0.0);
        var figure = Figure.of(
                        desk.text("pulse.strongest"),
                        desk.text("emotion." + top.wire()),
                        desk.text(
                                "pulse.strongest.share",
                                numbers.percent(share),
                                numbers.count(now.emotion().n())))
                .big();
        return new Block[] {
            new Figures(List.of(figure)),
            Feelings.now(desk.visit(), "now", now.emotion().distribution())
        };
    }
}
