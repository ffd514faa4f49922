package io.heartline.metrics.rebuild;

import io.heartline.metrics.database.Stillness;
import jakarta.enterprise.context.ApplicationScoped;

/** Carries a rebuild on: persons, then days, then what is of no single day; each step is a transaction. */
@ApplicationScoped
class Rebuilding {
    private final Rebuilds rebuilds;
    private final Stillness stillness;
    private final PersonsStep persons;
    private final DayStep day;
    private final LastStep last;

    Rebuilding(Rebuilds rebuilds, Stillness stillness, PersonsStep persons, DayStep day, LastStep last) {
        this.rebuilds = rebuilds;
        this.stillness = stillness;
        this.persons = persons;
        this.day = day;
        this.last = last;
    }

    /**
     * Takes the next step, in the caller's transaction; nobody enters anything meanwhile.
     *
     * @return whether there may be another one
     */
    boolean advance() {
        var claimed = rebuilds.claim();
        claimed.ifPresent(running -> {
            stillness.take();
            switch (running.phase()) {
                case "persons" -> persons.take(running);
                case "days" -> day.take(running);
                default -> last.take(running);
            }
        });
        return claimed.isPresent();
    }
}
