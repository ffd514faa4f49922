package io.heartline.console.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many went from where on the left to where on the right: bands as thick as there are many. */
public final class FlowChart {
    private static final double GAP = 3;
    private static final double LEFT = 27;
    private static final double RIGHT = 73;

    private final String label;
    private final Map<String, Node> from = new LinkedHashMap<>();
    private final Map<String, Node> to = new LinkedHashMap<>();
    private final List<Flow> flows = new ArrayList<>();

    /**
     * A chart.
     *
     * @param label what it shows, in words
     */
    public FlowChart(String label) {
        this.label = label;
    }

    private record Node(String words, String tone) {}

    private record Flow(String from, String to, double n, String says) {}

    /** Adds a place on the left and on the right; they stand in the order in which they are added. */
    public FlowChart node(String name, String words, String tone) {
        from.put(name, new Node(words, tone));
        to.put(name, new Node(words, tone));
        return this;
    }

    /** Adds so many who went; both places must be there. */
    public FlowChart flow(String left, String right, double n, String says) {
        if (n > 0) {
            flows.add(new Flow(left, right, n, says));
        }
        return this;
    }

    /** Draws it. */
    public String draw() {
        double all = flows.stream().mapToDouble(Flow::n).sum();
        var svg = Svg.fluid(label);
        if (all == 0) {
            return svg.end();
        }
        var left = places(from, true, all);
        var right = places(to, false, all);
        double scale = scale(all);
        Map<String, Double> outgoing = new LinkedHashMap<>(left);
        Map<String, Double> incoming = new LinkedHashMap<>(right);
        svg.stretched();
        for (var start : left.keySet()) {
            for (var end : right.keySet()) {
                for (var flow : flows) {
                    if (flow.from().equals(start) && flow.to().equals(end)) {
                        double thick = flow.n() * scale;
                        double y1 = outgoing.merge(start, thick, Double::sum) - thick;
                        double y2 = incoming.merge(end, thick, Double::sum) - thick;
                        var tone = start.equals(end) ? "stay" : tone(to, end);
                        svg.path("flow " + tone, ribbon(y1, y2, thick), flow.says());
                    }
                }
            }
        }
        svg.endStretched();
        ends(svg, left, from, true, scale);
        ends(svg, right, to, false, scale);
        return svg.end();
    }

    private double scale(double all) {
        long nodes = Math.max(places(true), places(false));
        return (100 - GAP * Math.max(0, nodes - 1)) / all;
    }

    private long places(boolean leftSide) {
        return flows.stream().map(leftSide ? Flow::from : Flow::to).distinct().count();
    }

    private Map<String, Double> places(Map<String, Node> nodes, boolean leftSide, double all) {
        double scale = scale(all);
        Map<String, Double> tops = new LinkedHashMap<>();
        double y = 0;
        for (var name : nodes.keySet()) {
            double n = sum(name, leftSide);
            if (n > 0) {
                tops.put(name, y);
                y += n * scale + GAP;
            }
        }
        return tops;
    }

    private double sum(String name, boolean leftSide) {
        return flows.stream()
                .filter(flow -> (leftSide ? flow.from() : flow.to()).equals(name))
                .mapToDouble(Flow::n)
                .sum();
    }

    private void ends(Svg svg, Map<String, Double> tops, Map<String, Node> nodes, boolean leftSide, double scale) {
        tops.forEach((name, top) -> {
            double height = Math.max(0.4, sum(name, leftSide) * scale);
            svg.box("fill " + tone(nodes, name), leftSide ? LEFT - 1 : RIGHT, top, 1, height);
            svg.words(
                    "axis strong",
                    leftSide ? LEFT - 2 : RIGHT + 2,
                    top + height / 2,
                    leftSide ? "end" : "start",
                    "0.35em",
                    words(nodes, name));
        });
    }

    private static String tone(Map<String, Node> nodes, String name) {
        var node = nodes.get(name);
        return node == null ? "neutral" : node.tone();
    }

    private static String words(Map<String, Node> nodes, String name) {
        var node = nodes.get(name);
        return node == null ? name : node.words();
    }

    private static String ribbon(double y1, double y2, double thick) {
        double middle = (LEFT + RIGHT) / 2;
        return "M" + p(LEFT, y1) + "C" + p(middle, y1) + " " + p(middle, y2) + " " + p(RIGHT, y2) + "L"
                + p(RIGHT, y2 + thick) + "C" + p(middle, y2 + thick) + " " + p(middle, y1 + thick) + " "
                + p(LEFT, y1 + thick) + "Z";
    }

    private static String p(double x, double y) {
        return Svg.number(x) + " " + Svg.number(y);
    }
}
