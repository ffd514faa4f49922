package io.heartline.metrics.books;

import io.heartline.contracts.Outreach;
import io.heartline.metrics.effect.OutreachAnnoyed;
import io.heartline.metrics.evidence.Content;
import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.evidence.Place;
import io.heartline.metrics.evidence.Rank;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Outreach that annoys is a withdrawal like any other contact that nobody asked for: once for each outreach, in the
 * transaction that keeps its steps.
 */
@ApplicationScoped
class UnwantedOutreach {
    private static final String UNSOLICITED = "unsolicited-contact";

    private final Bookkeeping bookkeeping;

    UnwantedOutreach(Bookkeeping bookkeeping) {
        this.bookkeeping = bookkeeping;
    }

    void on(@Observes OutreachAnnoyed annoyed) {
        bookkeeping.enter(
                annoyed.steps().stream().map(UnwantedOutreach::evidence).toList());
    }

    /** Known by the outreach, so that a step that is told twice counts once. */
    private static Piece evidence(Outreach step) {
        return new Piece(
                step.outreachId(),
                new Rank(1, 0),
                step.brand(),
                step.customerId(),
                step.at(),
                false,
                new Place(null, null, null, null, null),
                new Content.Event(UNSOLICITED));
    }
}
