package io.heartline.metrics.console;

import io.heartline.console.Area;
import io.heartline.console.chart.Meter;
import io.heartline.console.chart.Scale;
import io.heartline.console.page.Figures;
import io.heartline.console.page.Figures.Figure;
import io.heartline.metrics.estimate.Interval;
import io.heartline.metrics.estimate.Share;
import io.heartline.metrics.indicator.IndicatorResource;
import io.heartline.metrics.indicator.IndicatorResource.IndicatorView;
import io.heartline.metrics.segment.SegmentResource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The indicators that a brand is steered by, each with from how many and how sure. */
@ApplicationScoped
class PulseFigures {
    private static final Scale PERCENT = new Scale(0, 100);
    private static final Map<String, Scale> SCALES = Map.of(
            "nps", new Scale(-100, 100),
            "csat", PERCENT,
            "ces", new Scale(1, 7),
            "stars", new Scale(1, 5),
            "loveAnswers", PERCENT,
            "retention", PERCENT,
            "responseRate", PERCENT);
    private static final List<String> SHOWN = List.of("nps", "csat", "ces", "stars", "loveAnswers", "responseRate");

    private final Desk desk;
    private final IndicatorResource indicators;
    private final SegmentResource segments;

    PulseFigures(Desk desk, IndicatorResource indicators, SegmentResource segments) {
        this.desk = desk;
        this.indicators = indicators;
        this.segments = segments;
    }

    Figures of(String brand) {
        List<Figure> figures = new ArrayList<>();
        figures.add(love(brand, segments.get(brand, null).lovePercent()));
        for (var view :
                indicators.get(brand, null, null, null, null, "previous").indicators()) {
            if (SHOWN.contains(view.indicator())) {
                figures.add(figure(view));
            }
        }
        return new Figures(figures);
    }

    private Figure love(String brand, Share love) {
        var label = desk.text("figure.lovePercent");
        return Figure.of(label, desk.visit().numbers().percent(love.percent()), desk.sure(love))
                .drawn(meter(PERCENT, love.percent(), love.interval(), 50.0, label))
                .linked(Desk.address(Area.CUSTOMERS, "brand", brand));
    }

    private Figure figure(IndicatorView view) {
        var numbers = desk.visit().numbers();
        var label = desk.text("figure." + view.indicator());
        var scale = SCALES.getOrDefault(view.indicator(), PERCENT);
        boolean percent = view.unit().equals("percent");
        int digits = percent || view.unit().equals("points") ? 0 : 1;
        var value = percent ? numbers.percent(view.value()) : numbers.number(view.value(), digits);
        var previous = view.previous() == null ? null : view.previous().value();
        return Figure.of(label, value, desk.sure(view.interval(), view.n(), digits))
                .drawn(meter(scale, view.value(), view.interval(), previous, label))
                .noted(change(view, digits));
    }

    /** A change is called one only if its test says so. */
    private @Nullable String change(IndicatorView view, int digits) {
        var difference = view.difference();
        if (difference == null) {
            return null;
        }
        var written = desk.visit().numbers().signed(difference.value(), digits);
        return difference.differs()
                ? desk.text(difference.value() > 0 ? "change.up" : "change.down", written)
                : desk.text("change.none", written);
    }

    private static String meter(
            Scale scale,
            @Nullable Double value,
            @Nullable Interval interval,
            @Nullable Double reference,
            String label) {
        return Meter.of(scale, value, Feelings.low(interval), Feelings.high(interval), reference, "plain", label);
    }
}
