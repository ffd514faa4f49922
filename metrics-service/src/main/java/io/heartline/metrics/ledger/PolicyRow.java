package io.heartline.metrics.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A version of the policy; one that entries follow never changes. */
@Entity
@Table(name = "policy")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class PolicyRow {
    @Id
    private int version;

    private BigDecimal lossAversion;

    @OneToMany(fetch = FetchType.EAGER)
    @JoinColumn(name = "policy")
    private List<StakeRow> stakes = new ArrayList<>();

    protected PolicyRow() {}

    Policy policy() {
        return new Policy(
                version, lossAversion, stakes.stream().collect(Collectors.toMap(StakeRow::key, StakeRow::units)));
    }
}
