package io.heartline.console.page;

import java.util.List;

/**
 * Other pages as they will look. Each is shown in a frame of its own in which nothing runs and nothing can be sent: it has
 * no origin, and the policy of the page that it is in.
 *
 * @param label what they show, for those who do not see where they stand
 * @param empty what is said if there is none
 */
public record Previews(String label, List<Preview> items, String empty) implements Block {
    /** Keeps the previews as they are now. */
    public Previews {
        items = List.copyOf(items);
    }

    @Override
    public String kind() {
        return "previews";
    }

    /**
     * A page.
     *
     * @param title which page it is
     * @param html all of it
     */
    public record Preview(String title, String html) {}
}
