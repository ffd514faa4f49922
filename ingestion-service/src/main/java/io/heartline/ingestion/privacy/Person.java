package io.heartline.ingestion.privacy;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A person whose data is asked for: to be handed out or to be deleted.
 *
 * @param ids all customer ids of the person, as first assigned
 * @param names the texts by which the person is known, such as external ids, handles and addresses; raw payloads are
 *     searched for them
 */
public record Person(Set<UUID> ids, Set<String> names) {
    /** A shorter name is looked for as a whole JSON string only: as a part of a text it would be found in others' data. */
    static final int PART_LENGTH_MIN = 6;

    /** Copies the sets. */
    public Person {
        ids = Set.copyOf(ids);
        names = Set.copyOf(names);
    }

    /** A person by ids alone. */
    public static Person of(Collection<UUID> ids) {
        return new Person(Set.copyOf(ids), Set.of());
    }

    /** The ids as a parameter of a query: {@code customer_id = any(?)}. */
    public UUID[] array() {
        return ids.stream().sorted().toArray(UUID[]::new);
    }

    /**
     * Patterns of what mentions the person, as a parameter of a query: {@code lower(payload) like any(?)}. A name is
     * found as a whole string of JSON, or anywhere if it has at least six characters; case does not matter.
     */
    public String[] patterns() {
        return needles().map(needle -> "%" + escape(needle) + "%").toArray(String[]::new);
    }

    /** Whether a text mentions the person, by the same rule as {@link #patterns()}. */
    public boolean isMentionedIn(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return needles().anyMatch(lower::contains);
    }

    private Stream<String> needles() {
        var lowered = names.stream().filter(name -> !name.isBlank()).map(name -> name.toLowerCase(Locale.ROOT));
        return Stream.concat(
                        ids.stream().map(UUID::toString),
                        lowered.map(name -> name.length() < PART_LENGTH_MIN ? "\"" + name + "\"" : name))
                .sorted();
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
