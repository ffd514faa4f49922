package io.heartline.alerting.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.alerting.receiver.Recipient;
import io.heartline.contracts.Ids;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where messages to receivers are handed in; the worker wakes when the caller's transaction commits. */
@ApplicationScoped
public class Deliveries {
    static final String CHANNEL = "heartline_delivery";

    private static final String INSERT = """
            insert into delivery (id, receiver_id, brand, type, subject_id, body, status, next_attempt_at, created_at)
            values (?, ?, ?, ?, ?, ?, 'pending', ?, ?)""";

    private final Database database;
    private final ObjectMapper json;
    private final String linkBase;

    Deliveries(Database database, ObjectMapper json, DeliveryConfig config) {
        this.database = database;
        this.json = json;
        this.linkBase = config.linkBase().orElse("");
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
