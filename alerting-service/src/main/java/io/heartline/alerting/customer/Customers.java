package io.heartline.alerting.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.alerting.identity.Identities;
import io.heartline.contracts.AspectScore;
import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.ScopeKind;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Sentiment;
import io.heartline.contracts.Span;
import io.heartline.contracts.Speaker;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is remembered of customers. Everything runs in the caller's transaction. */
@ApplicationScoped
public class Customers {
    private static final double MICROS = 1e6;
    private static final int SPANS_MAX = 8;

    private static final String HEAR = """
            insert into heard (interaction_id, version, revision, customer_id, brand, product, touchpoint, language,
                               emotion, negative, valence_micros, aspects, spans, backfill, occurred_at, copy_print,
                               stirred)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (interaction_id) do update
            set version = excluded.version, revision = excluded.revision, product = excluded.product,
                touchpoint = excluded.touchpoint, language = excluded.language, emotion = excluded.emotion,
                negative = excluded.negative, valence_micros = excluded.valence_micros, aspects = excluded.aspects,
                spans = excluded.spans, backfill = excluded.backfill, occurred_at = excluded.occurred_at,
                copy_print = excluded.copy_print, stirred = excluded.stirred
            where (heard.version, heard.revision) < (excluded.version, excluded.revision)""";
    private static final String COLUMNS = """
            select interaction_id, customer_id, touchpoint, language, emotion, valence_micros, aspects, spans,
                   occurred_at
            from heard""";
    private static final String ABOUT = """
            select interaction_id, customer_id, product, touchpoint, aspects from heard
            where brand = ? and interaction_id = any (?)""";
    private static final String COMPLAINING = """
            select count(*), count(distinct customer_id), count(distinct coalesce(copy_print::text, interaction_id::text))
            from heard""";
    // An aspect is quoted in the JSON of the list, so that one name is not found inside another.
    private static final String IN_SCOPE = """

            where brand = ? and negative and not backfill and occurred_at >= ? and occurred_at < ?
              and case ? when 'brand' then true
                         when 'product' then product = ?
                         when 'touchpoint' then touchpoint = ?
                         when 'aspect' then position('"' || ? || '"' in aspects) > 0
                         else false end""";

    private final Manners manners;
    private final Identities identities;
    private final Database database;
    private final ObjectMapper json;
    private final CustomersConfig config;
    private final Clock clock;

    Customers(
            Manners manners,
            Identities identities,
            Database database,
            ObjectMapper json,
            CustomersConfig config,
            Clock clock) {
        this.manners = manners;
        this.identities = identities;
        this.database = database;
        this.json = json;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Remembers what customers expressed; the highest (version, revision) of an interaction wins.
     *
     * @return those that won and are recent enough to be remembered
     */
    public List<ScoredInteraction> hear(List<ScoredInteraction> interactions) {
        var since = clock.instant().minus(config.remember());
        List<@Nullable Object[]> heard = new ArrayList<>();
        List<ScoredInteraction> recent = new ArrayList<>();
        Map<UUID, ScoredInteraction> lastSpoken = new LinkedHashMap<>();
        for (var one : interactions) {
            if (one.speaker() == Speaker.AGENT) {
                continue;
            }
            if (!one.occurredAt().isBefore(since)) {
                recent.add(one);
                heard.add(row(one));
            }
            if (!"und".equals(one.score().language())) {
                lastSpoken.merge(one.customerId(), one, (a, b) -> a.occurredAt().isBefore(b.occurredAt()) ? b : a);
            }
        }
        manners.speak(lastSpoken.values());
        var changed = database.batch(HEAR, heard);
        List<ScoredInteraction> winners = new ArrayList<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 1) {
                winners.add(recent.get(i));
            }
        }
        return winners;
    }

    private @Nullable Object[] row(ScoredInteraction one) {
        var score = one.score();
        boolean negative = !score.abstained() && score.sentiment() == Sentiment.NEGATIVE;
        var valence = score.valence();
        var print = CopyPrint.of(one);
        return new @Nullable Object[] {
            one.id(),
            one.version(),
            score.revision(),
            one.customerId(),
            one.brand(),
            one.product(),
            one.touchpoint(),
            score.language(),
            score.emotion() == null ? null : score.emotion().wire(),
            negative,
            valence == null ? null : Math.round(valence * MICROS),
            write(complaints(score.aspects())),
            write(spans(one)),
            one.backfill(),
            one.occurredAt(),
            print.isPresent() ? print.getAsLong() : null,
            write(stirred(score.aspects()))
        };
    }

    /** The strongest valence of each aspect, good or bad. */
    private static Map<String, Double> stirred(List<AspectScore> aspects) {
        Map<String, Double> stirred = new TreeMap<>();
        aspects.forEach(aspect ->
                stirred.merge(aspect.aspect(), aspect.valence(), (a, b) -> Math.abs(a) < Math.abs(b) ? b : a));
        return stirred;
    }

    private static List<String> complaints(List<AspectScore> aspects) {
        return aspects.stream()
                .filter(aspect -> aspect.valence() < 0)
                .sorted(Comparator.comparingDouble(AspectScore::valence))
                .map(AspectScore::aspect)
                .distinct()
                .toList();
    }

    private static List<Span> spans(ScoredInteraction one) {
        var ofScore = one.score().evidence().stream().map(part -> new Span(part.start(), part.end()));
        var ofAspects =
                one.score().aspects().stream().map(AspectScore::evidence).flatMap(Stream::ofNullable);
        return Stream.concat(ofScore, ofAspects).distinct().limit(SPANS_MAX).toList();
    }

    /** Remembers the language and the time zone of profiles; the latest of a customer wins. */
    public void meet(List<CustomerEvent> events) {
        manners.meet(events);
    }

    /** Those of these interactions that are remembered. */
    public List<Heard> heard(Collection<UUID> interactionIds) {
        return database.query(
                COLUMNS + " where interaction_id = any (?)", this::heard, (Object) interactionIds.toArray(UUID[]::new));
    }

    /** What these interactions were about, of the brand, as far as they are remembered. */
    public List<About> about(String brand, Collection<UUID> interactionIds) {
        return database.query(
                ABOUT,
                row -> new About(
                        row.getObject("interaction_id", UUID.class),
                        row.getObject("customer_id", UUID.class),
                        row.getString("product"),
                        row.getString("touchpoint"),
                        read(row.getString("aspects"), new TypeReference<List<String>>() {})),
                brand,
                interactionIds.toArray(UUID[]::new));
    }

    /** The negative interactions of a scope in a time, backfill left out, the worst first, at most {@code limit}. */
    public List<Heard> complaints(String brand, ScopeKind scope, String value, Instant from, Instant until, int limit) {
        return database.query(
                COLUMNS + IN_SCOPE + " order by valence_micros nulls last, interaction_id limit ?",
                this::heard,
                brand,
                from,
                until,
                scope.wire(),
                value,
                value,
                value,
                limit);
    }

    /**
     * How much was complained in a scope in a time, backfill left out.
     *
     * @param complaints negative interactions
     * @param customers different customers among them
     * @param texts different texts among them: copies of one count once, as far as they can be told
     */
    public record Complaining(int complaints, int customers, int texts) {
        /** How many different voices there are: neither many customers with one text, nor one with many. */
        public int voices() {
            return Math.min(customers, texts);
        }
    }

    /** How much was complained in a scope in a time, backfill left out, as far as it has been heard. */
    public Complaining complaining(String brand, ScopeKind scope, String value, Instant from, Instant until) {
        return database.query(
                        COMPLAINING + IN_SCOPE,
                        row -> new Complaining(row.getInt(1), row.getInt(2), row.getInt(3)),
                        brand,
                        from,
                        until,
                        scope.wire(),
                        value,
                        value,
                        value)
                .getFirst();
    }

    /** The ids of what these customers expressed, as far as it is remembered. */
    public List<UUID> interactions(List<UUID> customerIds) {
        return database.query(
                "select interaction_id from heard where customer_id = any (?)",
                row -> row.getObject(1, UUID.class),
                (Object) customerIds.toArray(UUID[]::new));
    }

    /** The language that a person last wrote in, else the latest profile's; empty if neither is known. */
    public Optional<String> language(UUID customerId) {
        return manners.language(identities.family(customerId));
    }

    /** The time zone of the latest profile that says one, of a person with these ids. */
    public Optional<ZoneId> zone(List<UUID> family) {
        return manners.zone(family);
    }

    void forget() {
        database.update(
                "delete from heard where occurred_at < ?", clock.instant().minus(config.remember()));
    }

    private Heard heard(ResultSet row) throws SQLException {
        var emotion = row.getString("emotion");
        var valence = row.getObject("valence_micros", Long.class);
        return new Heard(
                row.getObject("interaction_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getString("touchpoint"),
                row.getString("language"),
                emotion == null ? null : Emotion.of(emotion),
                valence == null ? null : valence / MICROS,
                read(row.getString("aspects"), new TypeReference<List<String>>() {}),
                read(row.getString("spans"), new TypeReference<List<Span>>() {}),
                Database.instant(row, "occurred_at"));
    }

    private String write(Object list) {
        try {
            return json.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a list cannot be written as JSON", e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was heard was not written by us", e);
        }
    }
}
