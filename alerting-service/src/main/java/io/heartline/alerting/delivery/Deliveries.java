package io.heartline.alerting.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.alerting.receiver.Recipient;
import io.heartline.contracts.Ids;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where messages to receivers are handed in; the worker wakes when the caller's transaction commits. */
@ApplicationScoped
public class Deliveries {
    static final String CHANNEL = "heartline_delivery";

    private static final String INSERT = """
            insert into delivery (id, receiver_id, brand, type, subject_id, body, status, next_attempt_at, created_at)
            values (?, ?, ?, ?, ?, ?, 'pending', ?, ?)""";

    // A body that is empty is one that was forgotten: nothing else has none.
    private static final String FORGET = """
            update delivery
            set body = '', leased_until = null, settled_at = coalesce(settled_at, ?),
                outcome = case status when 'pending' then 'the customer was erased' else outcome end,
                status = case status when 'pending' then 'failed' else status end
            where subject_id = any (?)""";

    private final Database database;
    private final ObjectMapper json;
    private final String linkBase;
    private final Clock clock;

    Deliveries(Database database, ObjectMapper json, DeliveryConfig config, Clock clock) {
        this.database = database;
        this.json = json;
        this.linkBase = config.linkBase().orElse("");
        this.clock = clock;
    }

    /** Hands in a message for each of these receivers, in the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    public void send(Message message, List<Recipient> recipients) {
        for (var recipient : recipients) {
            database.update(
                    INSERT,
                    Ids.next(),
                    recipient.id(),
                    message.brand(),
                    message.type(),
                    message.subjectId(),
                    body(message, recipient.quotes()),
                    message.at(),
                    message.at());
        }
        if (!recipients.isEmpty()) {
            wake();
        }
    }

    /**
     * Forgets what was said about these alerts and outreaches: what is under way goes nowhere, what was delivered stays in
     * the log without its body.
     *
     * @return how many rows
     */
    public long forget(List<UUID> subjectIds) {
        return database.update(FORGET, clock.instant(), subjectIds.toArray(UUID[]::new));
    }

    /** Wakes the worker when the caller's transaction commits. */
    void wake() {
        database.query("select pg_notify(?, '')", row -> true, CHANNEL);
    }

    private String body(Message message, boolean quotes) {
        Map<String, Object> data = new LinkedHashMap<>(message.open());
        if (quotes) {
            data.putAll(message.confidential());
        }
        data.put("link", linkBase + message.path());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", message.type());
        body.put("timestamp", message.at());
        body.put("data", data);
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a message cannot be written as JSON", e);
        }
    }
}
