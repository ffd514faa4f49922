package io.heartline.alerting.console;

import io.heartline.console.Visit;
import io.heartline.console.page.Cell;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what the data says, in the visitor's words. */
@ApplicationScoped
class Words {
    /** From this severity on somebody should look now. */
    static final int SEVERE = 8;

    private static final int DIGITS_OF_ID = 8;
    private static final Pattern HAPPENED = Pattern.compile("A customer (?:suffered|spoke of) ([a-z-]+)");
    private static final Pattern CRISIS = Pattern.compile("Unusually many complaints about ([a-z]+) (.+): "
            + "([0-9]{1,9}) instead of ([0-9]{1,9}\\.[0-9]) within ([0-9]{1,6}) minutes");

    private final Visit visit;

    Words(Visit visit) {
        this.visit = visit;
    }

    /** What a crisis is about. */
    String scope(String kind, String value) {
        return visit.named("scope", kind) + " " + visit.named(kind, value);
    }

    /** The words for a title that ships, of an alert, a case or a rule; other titles are somebody's own. */
    String title(String title) {
        var happened = HAPPENED.matcher(title);
        if (happened.matches()) {
            return visit.text("alert.shock", cause(happened.group(1)));
        }
        var crisis = CRISIS.matcher(title);
        if (crisis.matches()) {
            var numbers = visit.numbers();
            return visit.text(
                    "alert.crisis",
                    scope(crisis.group(1), crisis.group(2)),
                    crisis.group(3),
                    numbers.number(Double.valueOf(crisis.group(4)), 1),
                    crisis.group(5));
        }
        var slug = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var words = visit.named("title", slug);
        return words.equals(slug) ? title : words;
    }

    /** What a piece of evidence says, as in {@code emotion:anger}. */
    String cause(String what) {
        int colon = what.indexOf(':');
        if (colon < 0) {
            return visit.named("cause", what);
        }
        var group = what.substring(0, colon);
        var name = what.substring(colon + 1);
        return switch (group) {
            case "emotion", "aspect", "rule" -> visit.named(group, name);
            default -> visit.named("cause", name);
        };
    }

    /** A time if it is one, else the text as it is. */
    String maybeTime(String text) {
        try {
            return visit.numbers().time(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    /** How bad it is. */
    Cell severity(int severity) {
        var cell = Cell.of(Integer.toString(severity), severity);
        return severity >= SEVERE ? cell.toned("bad") : cell;
    }

    /** When something happened. */
    Cell time(@Nullable Instant at) {
        return Cell.of(visit.numbers().time(at), at);
    }

    /** A name, or that there is none. */
    Cell name(@Nullable String name) {
        return name == null ? Cell.of("–").toned("quiet") : Cell.of(name);
    }

    /** The beginning of an id, which is enough to tell one from another. */
    static String brief(UUID id) {
        // Ids begin with the time; their end is what differs.
        return "…" + id.toString().substring(id.toString().length() - DIGITS_OF_ID);
    }
}
