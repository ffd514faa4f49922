package io.heartline.metrics.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** What one cause is worth under one version of the policy. */
@Entity
@Table(name = "stake")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class StakeRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private String cause;
    private String touchpoint;
    private BigDecimal units;

    protected StakeRow() {}

    Policy.Key key() {
        return new Policy.Key(cause, touchpoint);
    }

    BigDecimal units() {
        return units;
    }
}
