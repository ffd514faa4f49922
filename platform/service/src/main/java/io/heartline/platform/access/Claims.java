package io.heartline.platform.access;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds names in the claims of a token. */
final class Claims {
    private static final Pattern STEP = Pattern.compile("\"([^\"]+)\"|([^/\"]+)");

    private Claims() {}

    /**
     * The names that a claim lists, as an array of texts or as one text with blanks between them.
     *
     * @param path the claim; {@code /} leads into it, and a name in quotes may hold slashes itself
     * @return none if there is no such claim, or if it is something else
     */
    static Set<String> names(@Nullable JsonObject claims, String path) {
        Object at = claims;
        var steps = STEP.matcher(path);
        while (steps.find()) {
            var step = steps.group(1) == null ? steps.group(2) : steps.group(1);
            at = at instanceof JsonObject object ? object.getValue(step) : null;
        }
        var names = new LinkedHashSet<String>();
        if (at instanceof String text) {
            names.addAll(Arrays.asList(text.split(" ", -1)));
        } else if (at instanceof JsonArray array) {
            array.forEach(item -> {
                if (item instanceof String text) {
                    names.add(text);
                }
            });
        }
        names.removeIf(String::isBlank);
        return Set.copyOf(names);
    }
}
