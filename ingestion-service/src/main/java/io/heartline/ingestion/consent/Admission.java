package io.heartline.ingestion.consent;

import io.heartline.ingestion.intake.Outcome;
import io.heartline.ingestion.intake.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose records are taken: neither those of erased customers nor of those who refuse to be analysed. Of the others
 * nothing is kept at all, since what is not kept cannot be analysed later by mistake.
 */
@ApplicationScoped
public class Admission {
    private final Consents consents;

    Admission(Consents consents) {
        this.consents = consents;
    }

    /**
     * Stores the arrivals that may be taken, in the caller's transaction.
     *
     * @param customer the customer of an arrival; null if they were erased
     * @param store stores those that may be taken, in their order
     * @return the answers, in the order of the arrivals
     */
    @Transactional(TxType.MANDATORY)
    public <A> List<Stored> store(
            List<A> arrivals, Function<A, @Nullable UUID> customer, Function<List<A>, List<Stored>> store) {
        var known = arrivals.stream()
                .map(customer)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet());
        var refusing = consents.refusingAnalysis(known);
        List<A> admitted = new ArrayList<>();
        List<@Nullable Stored> answers = new ArrayList<>();
        for (var arrival : arrivals) {
            var id = customer.apply(arrival);
            if (id == null) {
                answers.add(new Stored.Dropped(Outcome.ERASED));
            } else if (refusing.contains(id)) {
                answers.add(new Stored.Dropped(Outcome.WITHHELD));
            } else {
                admitted.add(arrival);
                answers.add(null);
            }
        }
        var stored = store.apply(admitted).iterator();
        return answers.stream()
                .map(answer -> answer == null ? stored.next() : answer)
                .toList();
    }
}
