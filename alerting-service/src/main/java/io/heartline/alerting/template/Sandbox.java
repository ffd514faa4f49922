package io.heartline.alerting.template;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode.Origin;
import io.quarkus.qute.ValueResolver;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A template engine of its own, for what people write: it finds texts by their names and knows {@code if}. It has no
 * resolver of methods, fields, beans, configuration or namespaces, no loops and no other templates; nothing that a
 * template says can reach more than the texts that it is given.
 */
final class Sandbox {
    /** The longest template, in characters. */
    static final int TEXT_LENGTH_MAX = 4000;

    /** The most conditions in a template. */
    static final int SECTIONS_MAX = 60;

    /** What a template may speak of. */
    static final Set<String> NAMES = Set.of(
            "brand",
            "action",
            "tone",
            "length",
            "language",
            "event",
            "intent",
            "touchpoint",
            "aspect",
            "emotion",
            "product",
            "reward");

    private static final String SECTION = "{#";
    private static final int MESSAGE_LENGTH_MAX = 200;
    private static final Engine ENGINE = Engine.builder()
            .addSectionHelper(new IfSectionHelper.Factory())
            .addValueResolver(new ByName())
            .strictRendering(true)
            .removeStandaloneLines(true)
            .build();

    private final Template template;

    private Sandbox(Template template) {
        this.template = template;
    }

    /** What a template sees: a type of its own, so that no resolver applies to anything else. */
    private record Words(Map<String, String> texts) {}

    /** Looks up a text by its name. */
    private static final class ByName implements ValueResolver {
        @Override
        public boolean appliesTo(EvalContext context) {
            return context.getBase() instanceof Words
                    && context.getParams().isEmpty()
                    && NAMES.contains(context.getName());
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            var words = (Words) Objects.requireNonNull(context.getBase());
            return CompletableFuture.completedStage(words.texts().getOrDefault(context.getName(), ""));
        }
    }

    /**
     * Reads a template.
     *
     * @throws MalformedTemplate if it asks for anything but its names and {@code if}
     */
    static Sandbox of(String text) throws MalformedTemplate {
        if (text.isBlank() || text.length() > TEXT_LENGTH_MAX) {
            throw new MalformedTemplate("a text has 1 to " + TEXT_LENGTH_MAX + " characters", 1, 1);
        }
        if (text.split(Pattern.quote(SECTION), -1).length - 1 > SECTIONS_MAX) {
            throw new MalformedTemplate("there are at most " + SECTIONS_MAX + " conditions", 1, 1);
        }
        Template template;
        try {
            template = ENGINE.parse(text);
        } catch (TemplateException e) {
            throw malformed(e.getMessage(), e.getOrigin());
        }
        if (!template.getParameterDeclarations().isEmpty()) {
            var declaration = template.getParameterDeclarations().getFirst();
            throw malformed(
                    "parameters are not declared here",
                    declaration.getDefaultValue() == null
                            ? null
                            : declaration.getDefaultValue().getOrigin());
        }
        for (var expression : template.getExpressions()) {
            check(expression);
        }
        var sandbox = new Sandbox(template);
        sandbox.tryOut();
        return sandbox;
    }

    /** Compares with nothing known and with everything known: what texts cannot be compared with fails here already. */
    private void tryOut() throws MalformedTemplate {
        Map<String, String> all = new HashMap<>();
        NAMES.forEach(name -> all.put(name, name));
        try {
            render(Map.of());
            render(all);
        } catch (TemplateException e) {
            throw malformed(e.getMessage(), e.getOrigin());
        } catch (RuntimeException e) { // a comparison that the engine does not check
            throw malformed("compares what cannot be compared", null);
        }
    }

    private static void check(Expression expression) throws MalformedTemplate {
        if (expression.isLiteral()) {
            return;
        }
        boolean plain = !expression.hasNamespace()
                && expression.getParts().size() == 1
                && !expression.getParts().getFirst().isVirtualMethod()
                && NAMES.contains(expression.getParts().getFirst().getName());
        if (!plain) {
            throw malformed(
                    "only these names are known, without anything after a dot: "
                            + String.join(", ", NAMES.stream().sorted().toList()),
                    expression.getOrigin());
        }
    }

    private static MalformedTemplate malformed(@Nullable String message, @Nullable Origin origin) {
        var words = message == null || message.isBlank()
                ? "cannot be read"
                : message.lines().findFirst().orElse("");
        var told = words.length() > MESSAGE_LENGTH_MAX ? words.substring(0, MESSAGE_LENGTH_MAX) : words;
        return origin == null
                ? new MalformedTemplate(told, 1, 1)
                : new MalformedTemplate(
                        told, Math.max(1, origin.getLine()), Math.max(1, origin.getLineCharacterStart()));
    }

    /** The text that it makes of these texts; a name that has none is empty, which is false for {@code if}. */
    String render(Map<String, String> texts) {
        return template.instance()
                .data(new Words(new HashMap<>(texts)))
                .render()
                .strip();
    }
}
