package io.heartline.scoring.console;

import io.heartline.console.Area;
import io.heartline.console.Console;
import io.heartline.console.Visit;
import io.heartline.console.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every page of the scorer needs: who looks, and words for figures. */
@ApplicationScoped
class Desk {
    private final Console console;
    private final Visit visit;

    Desk(Console console, Visit visit) {
        this.console = console;
        this.visit = visit;
    }

    Visit visit() {
        return visit;
    }

    String text(String key, Object... values) {
        return visit.text(key, values);
    }

    String named(String group, String name) {
        return visit.named(group, name);
    }

    /** Answers with a page; the scorer's are of no brand. */
    Response of(Page page) {
        return console.answer(visit, Area.SCORER, page, List.of(), null);
    }

    /** A share from 0 to 1 in percent. */
    String percent(@Nullable Double share) {
        return visit.numbers().percent(share == null ? null : 100 * share);
    }

    /** How sure a figure between {@code low} and {@code high} of {@code n} texts is. */
    String sure(@Nullable Double low, @Nullable Double high, long n, int digits) {
        var count = visit.numbers().count(n);
        return low == null || high == null
                ? text("sure.n", count)
                : text("sure.interval", visit.numbers().interval(low, high, digits), count);
    }

    /** The address of a kept score. */
    static String score(Object interactionId) {
        return Area.SCORER.path() + "/scores/" + interactionId;
    }
}
