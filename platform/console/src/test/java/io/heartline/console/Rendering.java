package io.heartline.console;

import io.heartline.console.page.Page;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Renders pages with the templates that services use. */
final class Rendering {
    private static final Texts TEXTS = new Texts();

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addValueResolver(ValueResolvers.rawResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .addLocator(id -> Optional.of(new Located(read(id))))
            .build();

    /** What templates ask of a visit. */
    public static final class Visitor {
        private final Lang lang;

        Visitor(Lang lang) {
            this.lang = lang;
        }

        public Lang lang() {
            return lang;
        }

        public String theme() {
            return "auto";
        }

        public String name() {
            return "somebody";
        }

        public String path() {
            return "/console/pulse";
        }

        public Instant now() {
            return Instant.parse("2026-03-01T12:00:00Z");
        }

        public String word(String key) {
            return TEXTS.text(lang, key);
        }

        public String asOf() {
            return "as of now";
        }
    }

    /** What templates ask of a frame. */
    public record Around(String version, List<Console.Link> areas, List<String> brands, String brand) {
        public String zone() {
            return "Europe/Berlin";
        }

        public String with(String name, String value) {
            return "/console/pulse?" + name + "=" + value;
        }
    }

    private record Located(String text) implements TemplateLocator.TemplateLocation {
        @Override
        public Reader read() {
            return new StringReader(text);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
        }
    }

    private static String read(String id) {
        var name = "/templates/" + id + (id.endsWith(".html") ? "" : ".html");
        try (var in = Rendering.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String page(Lang lang, Page page) {
        var areas = Arrays.stream(Area.values())
                .map(area -> new Console.Link(
                        area.wire(), area.name().toLowerCase(Locale.ROOT), area.path(), area == Area.PULSE))
                .toList();
        return Console.render(template("console/page")
                .data("frame", new Around("v1", areas, List.of("aurora-air", "lantern-shop"), "aurora-air"))
                .data("page", page)
                .data("v", new Visitor(lang)));
    }

    String simple(Lang lang, Console.Simple simple) {
        return Console.render(template("console/simple")
                .data("frame", new Around("v1", List.of(), List.of(), ""))
                .data("m", simple)
                .data("v", new Visitor(lang)));
    }

    private Template template(String name) {
        return Objects.requireNonNull(engine.getTemplate(name + ".html"));
    }
}
