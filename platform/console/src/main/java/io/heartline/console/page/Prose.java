package io.heartline.console.page;

import java.util.List;

/** A few sentences. */
public record Prose(List<String> sentences) implements Block {
    /** Keeps the sentences as they are now. */
    public Prose {
        sentences = List.copyOf(sentences);
    }

    /** These sentences. */
    public static Prose of(String... sentences) {
        return new Prose(List.of(sentences));
    }

    @Override
    public String kind() {
        return "prose";
    }
}
