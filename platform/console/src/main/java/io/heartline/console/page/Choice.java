package io.heartline.console.page;

import java.util.List;

/** Views of one thing, of which one is shown. */
public record Choice(String label, List<Option> options) implements Block {
    /** Keeps the options as they are now. */
    public Choice {
        options = List.copyOf(options);
    }

    @Override
    public String kind() {
        return "choice";
    }

    /** A view; the one that is shown is {@code current}. */
    public record Option(String label, String href, boolean current) {}
}
