package io.heartline.scoring.score;

import io.heartline.contracts.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/** Keeps scores and forgets customers, in sets, in the caller's transaction. */
@ApplicationScoped
class ScoreTable {
    private static final String KEEP = """
            insert into score (interaction_id, version, revision, customer_id, brand, model, language, abstained,
                               interaction, score, occurred_at, scored_at)
            select interaction_id, version, revision, customer_id, brand, model, language, abstained,
                   interaction, score, occurred_at, ?
            from unnest(?::uuid[], ?::int[], ?::int[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::boolean[],
                        ?::text[], ?::text[], ?::timestamptz[])
              as fresh (interaction_id, version, revision, customer_id, brand, model, language, abstained,
                        interaction, score, occurred_at)
            on conflict (interaction_id) do update
              set version = excluded.version, revision = excluded.revision, customer_id = excluded.customer_id,
                  brand = excluded.brand, model = excluded.model, language = excluded.language,
                  abstained = excluded.abstained, interaction = excluded.interaction, score = excluded.score,
                  occurred_at = excluded.occurred_at, scored_at = excluded.scored_at, model_score = null
              where (excluded.version, excluded.revision) > (score.version, score.revision)
            returning interaction_id""";

    /** Whoever scores shares it, whoever erases has it alone: no score slips in while its customer is erased. */
    private static final String SHARE = "select pg_advisory_xact_lock_shared(hashtext('heartline.scoring.erasure'))";

    private static final String EXCLUDE = "select pg_advisory_xact_lock(hashtext('heartline.scoring.erasure'))";

    private static final String ERASED = "select customer_id from erased_customer where customer_id = any(?)";

    private static final String FORGET = """
            insert into erased_customer (customer_id, erasure_id, erased_at)
            select customer_id, ?, ? from unnest(?::uuid[]) as erased (customer_id)
            on conflict (customer_id) do nothing""";

    private static final String DELETE = "delete from score where customer_id = any(?)";

    private final DataSource database;

    ScoreTable(DataSource database) {
        this.database = database;
    }

    /**
     * Keeps the scores that win over those kept so far.
     *
     * @param scored what was scored, each interaction at most once
     * @param at when
     * @return the ids of the winners
     */
    Set<UUID> keep(List<LiveScore> scored, Instant at) {
        // In one order everywhere, so that two transactions never wait for each other.
        var rows = scored.stream()
                .sorted(Comparator.comparing(row -> row.heard().id()))
                .toList();
        try (var connection = database.getConnection();
                var keep = connection.prepareStatement(KEEP)) {
            keep.setObject(1, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
            keep.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", column(rows, row -> row.heard().id())));
            keep.setArray(
                    3,
                    connection.createArrayOf(
                            "int4", column(rows, row -> row.heard().version())));
            keep.setArray(
                    4,
                    connection.createArrayOf(
                            "int4", column(rows, row -> row.score().revision())));
            keep.setArray(
                    5,
                    connection.createArrayOf(
                            "uuid", column(rows, row -> row.heard().customerId())));
            keep.setArray(
                    6,
                    connection.createArrayOf(
                            "text", column(rows, row -> row.heard().brand())));
            keep.setArray(
                    7,
                    connection.createArrayOf(
                            "text", column(rows, row -> row.score().model())));
            keep.setArray(
                    8,
                    connection.createArrayOf(
                            "text", column(rows, row -> row.score().language())));
            keep.setArray(
                    9,
                    connection.createArrayOf(
                            "bool", column(rows, row -> row.score().abstained())));
            keep.setArray(10, connection.createArrayOf("text", column(rows, row -> json(row.heard()))));
            keep.setArray(11, connection.createArrayOf("text", column(rows, row -> json(row.score()))));
            keep.setArray(
                    12,
                    connection.createArrayOf(
                            "timestamptz",
                            column(rows, row -> row.heard().occurredAt().toString())));
            var winners = new HashSet<UUID>();
            try (var result = keep.executeQuery()) {
                while (result.next()) {
                    winners.add(result.getObject(1, UUID.class));
                }
            }
            return winners;
        } catch (SQLException failure) {
            throw new ScoreTableException("scores could not be kept", failure);
        }
    }

    /** Keeps every erasure waiting until the transaction ends. */
    void holdErasures() {
        try (var connection = database.getConnection();
                var share = connection.prepareStatement(SHARE)) {
            share.execute();
        } catch (SQLException failure) {
            throw new ScoreTableException("erasures could not be held", failure);
        }
    }

    /** Which of these customers were erased; none of them is until the transaction ends. */
    Set<UUID> erased(Set<UUID> customers) {
        try (var connection = database.getConnection();
                var share = connection.prepareStatement(SHARE);
                var select = connection.prepareStatement(ERASED)) {
            share.execute();
            select.setArray(1, connection.createArrayOf("uuid", customers.toArray()));
            var erased = new HashSet<UUID>();
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    erased.add(result.getObject(1, UUID.class));
                }
            }
            return erased;
        } catch (SQLException failure) {
            throw new ScoreTableException("erased customers could not be read", failure);
        }
    }

    /**
     * Deletes all that is kept of customers, and remembers that they are to stay forgotten.
     *
     * @return how many scores were deleted
     */
    long forget(UUID erasureId, List<UUID> customers, Instant at) {
        try (var connection = database.getConnection();
                var exclude = connection.prepareStatement(EXCLUDE);
                var remember = connection.prepareStatement(FORGET);
                var delete = connection.prepareStatement(DELETE)) {
            exclude.execute();
            var ids =
                    connection.createArrayOf("uuid", customers.stream().sorted().toArray());
            remember.setObject(1, erasureId);
            remember.setObject(2, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
            remember.setArray(3, ids);
            remember.executeUpdate();
            delete.setArray(1, ids);
            return delete.executeUpdate();
        } catch (SQLException failure) {
            throw new ScoreTableException("customers could not be forgotten", failure);
        }
    }

    private static Object[] column(List<LiveScore> rows, Function<LiveScore, Object> value) {
        return rows.stream().map(value).toArray();
    }

    private static String json(Object value) {
        return new String(EventJson.write(value), StandardCharsets.UTF_8);
    }
}
