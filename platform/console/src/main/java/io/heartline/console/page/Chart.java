package io.heartline.console.page;

import java.util.List;

/**
 * A drawing, and the table that it was drawn from.
 *
 * @param svg the drawing
 * @param legend its colours
 * @param height {@code low}, {@code middle} or {@code high}
 * @param table what it shows, for those who read, and as CSV
 */
public record Chart(String svg, List<Key> legend, String height, Table table) implements Block {
    /** Keeps the legend as it is now. */
    public Chart {
        legend = List.copyOf(legend);
    }

    @Override
    public String kind() {
        return "chart";
    }

    /** A colour, by the name of its class, and what it stands for. */
    public record Key(String tone, String label) {}
}
