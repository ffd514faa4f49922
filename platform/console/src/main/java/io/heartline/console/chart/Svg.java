package io.heartline.console.chart;

import java.util.Locale;

/** Writes SVG. Colours and sizes of text come from the style sheet, by class; nothing here is a style. */
final class Svg {
    private final StringBuilder out = new StringBuilder(4_096);

    /** Opens a drawing that fills its box; places in it are percentages. */
    static Svg fluid(String label) {
        return fluid("img", label);
    }

    /** The same with a role; what is in a group can be reached one by one, what is in an image cannot. */
    static Svg fluid(String role, String label) {
        var svg = new Svg();
        svg.out
                .append("<svg class=\"plot\" role=\"")
                .append(role)
                .append("\" aria-label=\"")
                .append(escape(label))
                .append("\" width=\"100%\" height=\"100%\">");
        return svg;
    }

    Svg line(String css, double x1, double y1, double x2, double y2) {
        out.append("<line class=\"").append(css).append('"');
        place("x1", x1).place("y1", y1).place("x2", x2).place("y2", y2);
        out.append("/>");
        return this;
    }

    Svg dot(String css, double x, double y, String radius) {
        return dot(css, x, y, radius, "");
    }

    /** A dot that says something when it is pointed at. */
    Svg dot(String css, double x, double y, String radius, String says) {
        out.append("<circle class=\"").append(css).append('"');
        place("cx", x).place("cy", y);
        out.append(" r=\"").append(radius);
        if (says.isEmpty()) {
            out.append("\"/>");
        } else {
            out.append("\"><title>").append(escape(says)).append("</title></circle>");
        }
        return this;
    }

    Svg box(String css, double x, double y, double width, double height) {
        return box(css, x, y, width, height, "");
    }

    /** A box that says something when it is pointed at. */
    Svg box(String css, double x, double y, double width, double height, String says) {
        out.append("<rect class=\"").append(css).append('"');
        place("x", x).place("y", y).place("width", Math.max(0, width)).place("height", Math.max(0, height));
        if (says.isEmpty()) {
            out.append("/>");
        } else {
            out.append("><title>").append(escape(says)).append("</title></rect>");
        }
        return this;
    }

    /** Words; {@code anchor} is start, middle or end, {@code dy} a distance in em. */
    Svg words(String css, double x, double y, String anchor, String dy, String words) {
        out.append("<text class=\"")
                .append(css)
                .append("\" text-anchor=\"")
                .append(anchor)
                .append('"');
        place("x", x).place("y", y);
        out.append(" dy=\"").append(dy).append("\">").append(escape(words)).append("</text>");
        return this;
    }

    /** Opens a part whose paths are stretched to its size, while their strokes are not. */
    Svg stretched() {
        out.append("<svg x=\"0\" y=\"0\" width=\"100%\" height=\"100%\" viewBox=\"0 0 100 100\" ")
                .append("preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        return this;
    }

    Svg path(String css, String data) {
        return path(css, data, "");
    }

    Svg path(String css, String data, String says) {
        out.append("<path class=\"")
                .append(css)
                .append("\" vector-effect=\"non-scaling-stroke\" d=\"")
                .append(data);
        if (says.isEmpty()) {
            out.append("\"/>");
        } else {
            out.append("\"><title>").append(escape(says)).append("</title></path>");
        }
        return this;
    }

    Svg link(String href, String says) {
        out.append("<a href=\"")
                .append(escape(href))
                .append("\" aria-label=\"")
                .append(escape(says))
                .append("\">");
        return this;
    }

    Svg endLink() {
        out.append("</a>");
        return this;
    }

    Svg endStretched() {
        out.append("</svg>");
        return this;
    }

    String end() {
        return out.append("</svg>").toString();
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private Svg place(String name, double percent) {
        out.append(' ').append(name).append("=\"").append(number(percent)).append("%\"");
        return this;
    }
}
