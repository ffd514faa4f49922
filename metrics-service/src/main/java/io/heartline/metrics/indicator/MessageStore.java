package io.heartline.metrics.indicator;

import static io.heartline.metrics.database.Database.Column.column;
import static io.heartline.metrics.database.Database.Column.ids;

import io.heartline.contracts.Channel;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.database.Row;
import io.heartline.metrics.evidence.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The table of messages of which some wait for a reply. */
@ApplicationScoped
class MessageStore {
    private static final String COLUMNS =
            "interaction_id, brand, customer_id, thread, agent, desk, at, product, campaign, channel, touchpoint";
    private static final String INSERT =
            "insert into message (" + COLUMNS + ") select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String DELETE =
            "delete from message where interaction_id = any(?) returning customer_id, thread";
    private static final String OF = "select " + COLUMNS + """

            from message join unnest(?, ?) as asked (of_customer, of_thread)
                on customer_id = of_customer and thread = of_thread""";

    private final Database database;

    MessageStore(Database database) {
        this.database = database;
    }

    /** Puts messages in the place of those of these interactions, and returns what they all were part of. */
    Set<Exchange> replace(Collection<UUID> replaced, Collection<Exchange.Message> now) {
        Set<Exchange> touched = new HashSet<>();
        if (!replaced.isEmpty()) {
            touched.addAll(database.query(
                    DELETE, row -> new Exchange(row.id("customer_id"), row.text("thread")), ids(replaced)));
        }
        now.forEach(message -> touched.add(message.exchange()));
        if (!now.isEmpty()) {
            database.update(
                    INSERT,
                    column("uuid", now, Exchange.Message::id),
                    column("text", now, Exchange.Message::brand),
                    column("uuid", now, message -> message.exchange().customerId()),
                    column("text", now, message -> message.exchange().key()),
                    column("bool", now, Exchange.Message::agent),
                    column("text", now, Exchange.Message::desk),
                    column("timestamptz", now, Exchange.Message::at),
                    column("text", now, message -> message.place().product()),
                    column("text", now, message -> message.place().campaign()),
                    column("text", now, message -> {
                        var channel = message.place().channel();
                        return channel == null ? null : channel.wire();
                    }),
                    column("text", now, message -> message.place().touchpoint()));
        }
        return touched;
    }

    /** All messages of these. */
    Map<Exchange, List<Exchange.Message>> of(Collection<Exchange> exchanges) {
        Map<Exchange, List<Exchange.Message>> found = new HashMap<>();
        database.query(
                OF,
                row -> {
                    var message = message(row);
                    return found.computeIfAbsent(message.exchange(), absent -> new ArrayList<>())
                            .add(message);
                },
                column("uuid", exchanges, Exchange::customerId),
                column("text", exchanges, Exchange::key));
        return found;
    }

    int forget(Collection<UUID> customerIds) {
        return database.update("delete from message where customer_id = any(?)", ids(customerIds));
    }

    private static Exchange.Message message(Row row) throws SQLException {
        var channel = row.textOrNull("channel");
        return new Exchange.Message(
                row.id("interaction_id"),
                row.text("brand"),
                new Exchange(row.id("customer_id"), row.text("thread")),
                row.flag("agent"),
                row.textOrNull("desk"),
                row.instant("at"),
                new Place(
                        row.textOrNull("product"),
                        row.textOrNull("campaign"),
                        channel == null ? null : Channel.of(channel),
                        row.textOrNull("touchpoint"),
                        null));
    }
}
