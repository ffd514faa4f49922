package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.browse.Size;
import io.heartline.localstack.browse.Visitors;
import io.heartline.localstack.browse.Walk;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Looks at every page in both languages, light and dark, on a phone, a laptop and a wall. */
final class PagesCheck {
    private static final List<String> LANGUAGES = List.of("en-GB", "zh-CN");

    private final Path pictures;
    private final Visitors visitors;
    private final Failures failures;
    private final Consumer<String> say;
    private final Map<String, Integer> faults = new LinkedHashMap<>();

    PagesCheck(Path pictures, Visitors visitors, Failures failures, Consumer<String> say) {
        this.pictures = pictures;
        this.visitors = visitors;
        this.failures = failures;
        this.say = say;
    }

    ObjectNode run() throws IOException {
        Files.createDirectories(pictures);
        Walk.Found found;
        try (var visitor = visitors.open("en-GB", false, Size.LAPTOP)) {
            found = new Walk(1, false).from(visitors.start(), visitor);
        }
        found.broken().forEach((link, status) -> failures.add("a link leads to " + link + ", which answers " + status));
        int looks = 0;
        for (var language : LANGUAGES) {
            for (var size : Size.values()) {
                for (boolean dark : new boolean[] {false, true}) {
                    looks += look(found.pages(), language, size, dark);
                }
            }
        }
        found.pages()
                .forEach((name, address) -> say.accept(
                        "  %-28s %-50s %d faults".formatted(name, address.getPath(), faults.getOrDefault(name, 0))));
        var figures = JsonNodeFactory.instance.objectNode();
        return figures.put("pages", found.pages().size())
                .put("looks", looks)
                .put("brokenLinks", found.broken().size())
                .put(
                        "faults",
                        faults.values().stream().mapToInt(Integer::intValue).sum())
                .put("pictures", pictures.toString());
    }

    private int look(Map<String, URI> pages, String language, Size size, boolean dark) {
        var how = language.substring(0, 2) + "-" + size.wire() + (dark ? "-dark" : "");
        try (var visitor = visitors.open(language, dark, size)) {
            pages.forEach((name, address) -> {
                int status = visitor.go(address);
                failures.unless(status == 200, name + " (" + how + ") answers " + status);
                var wrong = visitor.wrong();
                wrong.forEach(fault -> failures.add(name + " (" + how + "): " + fault));
                faults.merge(name, wrong.size(), Integer::sum);
                visitor.picture(pictures.resolve(name + "-" + how + ".png"));
            });
        }
        return pages.size();
    }
}
