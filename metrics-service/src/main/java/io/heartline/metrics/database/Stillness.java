package io.heartline.metrics.database;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whoever changes books lets others do so, too; whoever must see them still has them alone. Both hold until the caller's
 * transaction ends, and are asked for before any row is locked.
 */
@ApplicationScoped
public class Stillness {
    private final Database database;

    Stillness(Database database) {
        this.database = database;
    }

    /** Waits until nobody has the books alone. */
    public void share() {
        database.query("select pg_advisory_xact_lock_shared(hashtext('heartline_books'))", row -> true);
    }

    /** Waits until nobody changes the books, and keeps everybody from it. */
    public void take() {
        database.query("select pg_advisory_xact_lock(hashtext('heartline_books'))", row -> true);
    }
}
