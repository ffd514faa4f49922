package io.heartline.ingestion.customer;

import io.heartline.ingestion.privacy.Mark;
import io.heartline.ingestion.privacy.Tombstones;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of identifiers: plain ones as they are, addresses as fingerprints. */
@ApplicationScoped
class Identifiers {
    private static final String FIND = """
            select i.number, i.brand, i.kind, i.value, i.customer_id, i.sharing
            from identifier i
            join unnest(?::text[], ?::text[], ?::text[]) as k (brand, kind, value) using (brand, kind, value)""";
    // In the order of the keys, so that two batches never wait for each other.
    private static final String ADD = """
            insert into identifier (brand, kind, value, hint, customer_id, created_at)
            select k.brand, k.kind, k.value, k.hint, k.id, ?
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[]) as k (brand, kind, value, hint, id)
            order by k.brand, k.kind, k.value
            on conflict (brand, kind, value) do nothing
            returning brand, kind, value""";
    // From one brand to the next over the primary key, of which brands are the first part.
    private static final String BRANDS = """
            with recursive b (brand) as (
              (select brand from identifier order by brand limit 1)
              union all
              select (select i.brand from identifier i where i.brand > b.brand order by i.brand limit 1)
              from b where b.brand is not null)
            select brand from b where brand is not null""";
    private static final String RENEW = """
            update identifier i set value = ? where i.number = ? and not exists (
              select from identifier o where o.brand = i.brand and o.kind = i.kind and o.value = ?)""";

    private final Database database;
    private final IdentityKeys keys;
    private final Tombstones tombstones;
    private final Clock clock;

    Identifiers(Database database, IdentityKeys keys, Tombstones tombstones, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.tombstones = tombstones;
        this.clock = clock;
    }

    /** An identifier as it is stored. */
    private record Stored(String brand, String kind, String value) {}

    /**
     * An identifier that a customer has.
     *
     * @param number of its row
     * @param customerId as first assigned
     */
    record Held(long number, UUID customerId, Sharing sharing) {}

    private record Row(Stored stored, Held held) {}

    /** Those of these identifiers that erased people had; nobody else is erased until the caller's transaction ends. */
    Set<CustomerKey> erased(Collection<CustomerKey> wanted) {
        Map<Mark, CustomerKey> marks = new HashMap<>();
        wanted.forEach(key ->
                forms(key).forEach(form -> marks.put(new Mark(form.brand(), form.kind(), form.value()), key)));
        return tombstones.erased(marks.keySet()).stream()
                .map(marks::get)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet());
    }

    /** Those of these identifiers that somebody has. */
    Map<CustomerKey, Held> find(Collection<CustomerKey> wanted) {
        return read(wanted, false);
    }

    /** The same; fingerprints that were made with a former key are made anew, in the caller's transaction. */
    Map<CustomerKey, Held> findAndRenew(Collection<CustomerKey> wanted) {
        return read(wanted, true);
    }

    private Map<CustomerKey, Held> read(Collection<CustomerKey> wanted, boolean renew) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<CustomerKey, List<Stored>> forms = new LinkedHashMap<>();
        wanted.forEach(key -> forms.put(key, forms(key)));
        var all = forms.values().stream().flatMap(List::stream).toList();
        Map<Stored, Held> rows = new HashMap<>();
        database.query(
                        FIND,
                        row -> new Row(
                                new Stored(row.getString("brand"), row.getString("kind"), row.getString("value")),
                                new Held(
                                        row.getLong("number"),
                                        row.getObject("customer_id", UUID.class),
                                        Sharing.of(row.getString("sharing")))),
                        texts(all, Stored::brand),
                        texts(all, Stored::kind),
                        texts(all, Stored::value))
                .forEach(row -> rows.put(row.stored(), row.held()));
        Map<CustomerKey, Held> found = new HashMap<>();
        Map<Long, String> old = new HashMap<>();
        forms.forEach((key, values) -> {
            var form = values.stream().filter(rows::containsKey).findFirst();
            if (form.isPresent()) {
                var held = Objects.requireNonNull(rows.get(form.get()));
                found.put(key, held);
                if (!form.get().equals(values.getFirst())) {
                    old.put(held.number(), values.getFirst().value());
                }
            }
        });
        if (renew) {
            renew(old);
        }
        return found;
    }

    private void renew(Map<Long, String> values) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(
                        entry -> rows.add(new @Nullable Object[] {entry.getValue(), entry.getKey(), entry.getValue()}));
        database.batch(RENEW, rows);
    }

    /** The brands that have customers. */
    List<String> brands() {
        return database.query(BRANDS, row -> row.getString("brand"));
    }

    /**
     * Gives identifiers to customers, unless others have them by now.
     *
     * @return the identifiers that were given
     */
    List<CustomerKey> add(Map<CustomerKey, UUID> owners) {
        Map<Stored, CustomerKey> keyOf = new HashMap<>();
        owners.keySet().forEach(key -> keyOf.put(forms(key).getFirst(), key));
        var rows = keyOf.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Stored::brand)
                        .thenComparing(Stored::kind)
                        .thenComparing(Stored::value)))
                .toList();
        return database.query(
                ADD,
                row -> Objects.requireNonNull(
                        keyOf.get(new Stored(row.getString("brand"), row.getString("kind"), row.getString("value")))),
                clock.instant(),
                texts(rows, row -> row.getKey().brand()),
                texts(rows, row -> row.getKey().kind()),
                texts(rows, row -> row.getKey().value()),
                texts(rows, row -> hint(row.getValue())),
                rows.stream().map(row -> owners.get(row.getValue())).toArray(UUID[]::new));
    }

    /**
     * Waits for whoever else makes identifiers of these addresses, perhaps with another key while keys are changed.
     * Without several keys the unique key of the table does so.
     */
    void awaitOthers(Collection<CustomerKey> wanted) {
        if (keys.fingerprints().keyIds().size() > 1) {
            wanted.stream()
                    .filter(key -> key.kind().address())
                    .map(key -> key.brand()
                            + forms(key).stream()
                                    .map(Stored::value)
                                    .min(Comparator.naturalOrder())
                                    .orElseThrow())
                    .sorted()
                    .forEach(name -> database.lock("identifier:" + name));
        }
    }

    /** All that may be stored of an identifier, the current form first. */
    private List<Stored> forms(CustomerKey key) {
        var kind = key.kind();
        return kind.address()
                ? keys.fingerprints().all(kind, key.value()).stream()
                        .map(value -> new Stored(key.brand(), kind.wire(), value))
                        .toList()
                : List.of(new Stored(key.brand(), kind.wire(), key.value()));
    }

    /** What is shown of an address; null of what is stored in plain. */
    static @Nullable String hint(CustomerKey key) {
        return switch (key.kind()) {
            case EXTERNAL_ID, ANONYMOUS_ID, HANDLE -> null;
            case EMAIL -> Hint.ofEmail(key.value());
            case PHONE -> Hint.ofPhone(key.value());
        };
    }

    private static <T> String[] texts(List<T> rows, Function<T, @Nullable String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }
}
