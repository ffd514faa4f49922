package io.heartline.metrics.voice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.contracts.InvitationStatus;
import io.heartline.metrics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Who was active, and what was last computed of them. */
@ApplicationScoped
class VoiceStore {
    private static final String PRODUCT = "product";
    /** The bit of an invitation that was answered. */
    private static final int ANSWERED = 1 << List.of(InvitationStatus.values()).indexOf(InvitationStatus.ANSWERED);

    /** The dimensions that persons can be told apart by. */
    static final List<String> DIMENSIONS = List.of("language", "plan", PRODUCT, "region", "tier");

    private static final String ACTIVE = """
            select canonical_id as person,
                count(*) filter (where kind = 'expression') as said,
                count(valence_micros) filter (where kind = 'expression') as felt,
                coalesce(sum(valence_micros) filter (where kind = 'expression'), 0)::bigint as sum,
                coalesce(sum(valence_micros::numeric * valence_micros) filter (where kind = 'expression'), 0)
                    ::double precision as squares,
                (array_agg(product order by occurred_at desc, id desc) filter (where product is not null))[1] as product
            from evidence join customer using (customer_id)
            where evidence.brand = ? and occurred_at > ? and occurred_at <= ? and kind <> 'agent-message'
            group by canonical_id order by canonical_id""";

    /** Of a person whose customers say different things, the one whose id the person has says it. */
    private static final String STRATA = """
            select distinct on (canonical_id, dimension) canonical_id as person, dimension, stratum
            from customer_stratum join customer using (customer_id) where customer_stratum.brand = ?
            order by canonical_id, dimension, (customer_id = canonical_id) desc, customer_id""";

    private static final String ASKED = """
            select dimension || ':' || stratum as name, count(distinct customer_id) as invited,
                count(distinct customer_id) filter (where (statuses & ?) <> 0) as answered
            from invitation join customer_stratum using (customer_id)
            where invitation.brand = ? and asked_at > ? and asked_at <= ? group by 1""";

    private static final String RECORD = """
            insert into voice_report (brand, computed_at, report) values (?, ?, ?::jsonb)
            on conflict (brand) do update set computed_at = excluded.computed_at, report = excluded.report""";

    private final Database database;
    private final ObjectMapper json;

    VoiceStore(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What was computed, and when. */
    record Kept(Instant at, Report report) {}

    /** All persons of a brand with evidence in a span, by id. */
    List<Voice> active(String brand, Instant after, Instant until) {
        Map<UUID, SortedMap<String, String>> strata = new HashMap<>();
        database.query(
                STRATA,
                row -> strata.computeIfAbsent(row.id("person"), person -> new TreeMap<>())
                        .put(row.text("dimension"), row.text("stratum")),
                brand);
        return new ArrayList<>(database.query(
                ACTIVE,
                row -> {
                    SortedMap<String, String> theirs = strata.getOrDefault(row.id("person"), new TreeMap<>());
                    var product = row.textOrNull(PRODUCT);
                    if (product != null) {
                        theirs.put(PRODUCT, product);
                    }
                    long felt = row.number("felt");
                    double sum = row.number("sum") / 1e6;
                    return new Voice(
                            row.number("said"),
                            felt,
                            felt == 0 ? 0 : sum / felt,
                            sum,
                            row.decimal("squares") / 1e12,
                            theirs);
                },
                brand,
                after,
                until));
    }

    /** How many customers of each stratum were asked in a span, and how many of them answered since. */
    Map<String, Report.Asked> asked(String brand, Instant after, Instant until) {
        Map<String, Report.Asked> asked = new HashMap<>();
        database.query(
                ASKED,
                row -> asked.put(row.text("name"), new Report.Asked(row.number("invited"), row.number("answered"))),
                ANSWERED,
                brand,
                after,
                until);
        return asked;
    }

    void record(String brand, Instant at, Report report) {
        try {
            database.update(RECORD, brand, at, json.writeValueAsString(report));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report cannot be written as JSON", e);
        }
    }

    Optional<Kept> last(String brand) {
        return database
                .query(
                        "select computed_at, report::text as report from voice_report where brand = ?",
                        row -> new Kept(row.instant("computed_at"), read(row.text("report"))),
                        brand)
                .stream()
                .findFirst();
    }

    private Report read(String report) {
        try {
            return json.readValue(report, Report.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report was not written by this version", e);
        }
    }
}
