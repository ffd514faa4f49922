package io.heartline.alerting.rule;

import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** For which customers rules hold. Everything runs in the caller's transaction. */
@ApplicationScoped
class RuleStates {
    private static final String BEGIN = """
            insert into rule_state (rule_key, customer_id, brand, since) values (?, ?, ?, ?)
            on conflict (rule_key, customer_id) do nothing""";
    private static final String END = "delete from rule_state where rule_key = ? and customer_id = ?";

    private final Database database;
    private final Clock clock;

    RuleStates(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Notes that a rule holds; whether it did not before. */
    boolean begin(Rule rule, String brand, UUID customerId) {
        return database.update(BEGIN, rule.key(), customerId, brand, clock.instant()) == 1;
    }

    /** Notes that a rule does not hold; whether it did before. */
    boolean end(Rule rule, UUID customerId) {
        return database.update(END, rule.key(), customerId) == 1;
    }

    /** The customers for whom a rule holds. */
    List<UUID> holding(Rule rule) {
        return database.query(
                "select customer_id from rule_state where rule_key = ? order by customer_id",
                row -> row.getObject(1, UUID.class),
                rule.key());
    }
}
