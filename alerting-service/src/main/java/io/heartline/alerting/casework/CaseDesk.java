package io.heartline.alerting.casework;

import io.heartline.platform.access.Brands;
import io.heartline.platform.access.Caller;
import io.heartline.platform.problem.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The cases that whoever calls may work on. Everything runs in the caller's transaction. */
@ApplicationScoped
class CaseDesk {
    private final CaseRepository cases;
    private final Caller caller;

    CaseDesk(CaseRepository cases, Caller caller) {
        this.cases = cases;
        this.caller = caller;
    }

    /** Who works. */
    String name() {
        return caller.name();
    }

    /** Whose cases may be worked on. */
    Brands brands() {
        return caller.brands();
    }

    /**
     * Whose a case is; it is read again when it is locked.
     *
     * @throws io.heartline.platform.problem.NotFound if there is none that may be seen
     */
    String brand(UUID id) {
        var one = cases.visible(id, brands()).orElseThrow(() -> CaseViews.unknown(id));
        cases.getEntityManager().detach(one);
        return one.brand();
    }

    /**
     * A case, which nobody else changes until the transaction ends.
     *
     * @throws io.heartline.platform.problem.NotFound if there is none that may be seen
     */
    Case locked(UUID id) {
        return cases.visibleForUpdate(id, brands()).orElseThrow(() -> CaseViews.unknown(id));
    }

    /**
     * The same of a case that is open.
     *
     * @throws Conflict if it is closed
     */
    Case open(UUID id) {
        var one = locked(id);
        if (!one.isOpen()) {
            throw new Conflict("case-closed", "The case " + id + " is closed.");
        }
        return one;
    }
}
