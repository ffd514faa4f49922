package io.heartline.alerting.waiting;

import io.heartline.alerting.privacy.Holding;
import io.heartline.alerting.privacy.Rows;
import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of who waits for an answer. */
@ApplicationScoped
class UtteranceHolding implements Holding {
    private static final String EXPORT = """
            select interaction_id, customer_id, brand, source, external_id, conversation_id, speaker, kind, channel,
                   touchpoint, product, negative, at, answered_at
            from utterance
            where customer_id = any (?) and (?::text[] is null or brand = any (?))
            order by at, interaction_id""";

    private final Database database;
    private final Rows rows;
    private final Utterances utterances;

    UtteranceHolding(Database database, Rows rows, Utterances utterances) {
        this.database = database;
        this.rows = rows;
        this.utterances = utterances;
    }

    @Override
    public long forget(List<UUID> customerIds) {
        return database.update(
                "delete from utterance where customer_id = any (?)", (Object) customerIds.toArray(UUID[]::new));
    }

    @Override
    public Map<String, List<Map<String, @Nullable Object>>> export(List<UUID> customerIds, Brands brands) {
        return Map.of("utterances", rows.of(EXPORT, customerIds, brands));
    }

    @Scheduled(every = "1h", delayed = "11m")
    @Transactional
    void forgetOld() {
        utterances.forgetOld();
    }
}
