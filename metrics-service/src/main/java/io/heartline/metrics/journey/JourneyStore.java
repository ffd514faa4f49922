package io.heartline.metrics.journey;

import io.heartline.metrics.database.Database;
import io.heartline.metrics.database.Database.Reader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables of what was felt at touchpoints. */
@ApplicationScoped
class JourneyStore {
    private static final String SUMS = JourneyTally.COUNTERS.stream()
            .map(counter -> "sum(" + counter + ")::bigint as " + counter)
            .collect(Collectors.joining(", "));
    private static final String OF_STRATUM = "select touchpoint, " + SUMS
            + " from journey_day where brand = ? and stratum = ? and day >= ? and day < ? group by touchpoint";
    private static final String OF_SEGMENT = "select touchpoint, " + SUMS
            + " from journey_segment_day where brand = ? and segment = ? and day >= ? and day < ? group by touchpoint";

    private static final String FORGET = "delete from journey_segment_day where brand = ?";
    /** The segment at the time of an expression is the one that it leads to. */
    private static final String COMPUTE = """
            insert into journey_segment_day
            select felt.brand, segment, touchpoint, date_trunc('day', occurred_at, 'UTC'), count(emotion),
                coalesce(sum(valence_micros), 0), coalesce(sum(round(valence_micros::numeric * valence_micros / 1e6)), 0),
                count(*) filter (where emotion = 'joy'), count(*) filter (where emotion = 'anger'),
                count(*) filter (where emotion = 'sadness'), count(*) filter (where emotion = 'fear'),
                count(*) filter (where emotion = 'surprise'), count(*) filter (where emotion = 'disgust'),
                count(*) filter (where emotion = 'neutral'), count(*) filter (where emotion is null)
            from evidence felt join customer using (customer_id)
            join segment_period stay on stay.customer_id = canonical_id
                and from_at <= occurred_at and (to_at is null or to_at > occurred_at)
            where felt.brand = ? and kind = 'expression' and touchpoint is not null
                and occurred_at >= ? and occurred_at < ?
            group by 1, 2, 3, 4""";

    private static final String RECORD = """
            insert into journey_segment_report (brand, from_at, computed_at) values (?, ?, ?)
            on conflict (brand) do update set from_at = excluded.from_at, computed_at = excluded.computed_at""";

    private final Database database;

    JourneyStore(Database database) {
        this.database = database;
    }

    /** When the journeys of segments were computed, and from which day on. */
    record Computed(Instant from, Instant at) {}

    /** What was felt at touchpoints on whole UTC days by the customers who are in a stratum now. */
    Map<String, long[]> ofStratum(String brand, String stratum, Instant from, Instant to) {
        return felt(OF_STRATUM, brand, stratum, from, to);
    }

    /** What was felt at touchpoints on whole UTC days by persons who were in a segment then. */
    Map<String, long[]> ofSegment(String brand, String segment, Instant from, Instant to) {
        return felt(OF_SEGMENT, brand, segment, from, to);
    }

    Optional<Computed> computed(String brand) {
        return database
                .query(
                        "select from_at, computed_at from journey_segment_report where brand = ?",
                        row -> new Computed(row.instant("from_at"), row.instant("computed_at")),
                        brand)
                .stream()
                .findFirst();
    }

    void compute(String brand, Instant from, Instant now) {
        database.update(FORGET, brand);
        database.update(COMPUTE, brand, from, now);
        database.update(RECORD, brand, from, now);
    }

    private Map<String, long[]> felt(String sql, String brand, String of, Instant from, Instant to) {
        Map<String, long[]> felt = new HashMap<>();
        Reader<String> reader = row -> {
            long[] counters = new long[JourneyTally.COUNTERS.size()];
            for (int i = 0; i < counters.length; i++) {
                counters[i] = row.number(JourneyTally.COUNTERS.get(i));
            }
            felt.put(row.text("touchpoint"), counters);
            return row.text("touchpoint");
        };
        database.query(sql, reader, brand, of, from, to);
        return felt;
    }
}
