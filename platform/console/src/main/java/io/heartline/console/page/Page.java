package io.heartline.console.page;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page.
 *
 * @param title its heading
 * @param lead one sentence under it; null for none
 * @param live the path of the stream that tells when the page is out of date; null if none does
 */
public record Page(
        String title, @Nullable String lead, @Nullable String live, List<Section> sections) {
    /** Keeps the sections as they are now. */
    public Page {
        sections = List.copyOf(sections);
    }

    /** A page that nothing updates. */
    public static Page of(String title, @Nullable String lead, List<Section> sections) {
        return new Page(title, lead, null, sections);
    }

    /** The tables of the page, those of charts among them. */
    public List<Table> tables() {
        return sections.stream()
                .flatMap(section -> section.blocks().stream())
                .flatMap(Page::tablesOf)
                .toList();
    }

    private static Stream<Table> tablesOf(Block block) {
        return switch (block) {
            case Table table -> Stream.of(table);
            case Chart chart -> Stream.of(chart.table());
            case Figures figures -> Stream.empty();
            case Prose prose -> Stream.empty();
            case Notice notice -> Stream.empty();
            case Marked marked -> Stream.empty();
            case Form form -> Stream.empty();
            case Choice choice -> Stream.empty();
            case Previews previews -> Stream.empty();
        };
    }
}
