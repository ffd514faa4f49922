package io.heartline.metrics.console;

import io.heartline.console.Area;
import io.heartline.console.Console;
import io.heartline.console.Visit;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.metrics.count.Counts;
import io.heartline.metrics.estimate.Interval;
import io.heartline.metrics.estimate.Share;
import io.heartline.platform.access.Caller;
import io.heartline.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What every page of the books needs: who looks, at which brand, and words for how sure a figure is. */
@ApplicationScoped
class Desk {
    private final Console console;
    private final Visit visit;
    private final Counts counts;
    private final Caller caller;

    Desk(Console console, Visit visit, Counts counts, Caller caller) {
        this.console = console;
        this.visit = visit;
        this.counts = counts;
        this.caller = caller;
    }

    Visit visit() {
        return visit;
    }

    String text(String key, Object... values) {
        return visit.text(key, values);
    }

    /** How much was heard of a brand, by which an open page can tell whether it is out of date. */
    long heard(String brand) {
        return counts.of(brand).applyAsLong(Counts.Kind.INTERACTIONS);
    }

    /** Answers with a page of the brand that is looked at. */
    Response of(Area area, Function<String, Page> page) {
        var brands = counts.brands().stream().filter(caller.brands()::contain).toList();
        var asked = visit.brand();
        var brand = asked != null && brands.contains(asked) ? asked : brands.isEmpty() ? null : brands.getFirst();
        if (brand == null) {
            var empty = Notice.empty(text("empty.brands.title"), text("empty.brands.text"));
            var nothing = Page.of(text("nav." + area.wire()), null, List.of(Section.full("", null, empty)));
            return console.answer(visit, area, nothing, brands, null);
        }
        return console.answer(visit, area, page.apply(brand), brands, brand);
    }

    /** Answers with a page of one brand, which is not chosen. */
    Response of(Area area, String brand, Page page) {
        return console.answer(visit, area, page, List.of(), brand);
    }

    /** The address of a page with parameters: names and values in turn, those without a value left out. */
    static String address(Area area, @Nullable String... query) {
        return address(area.path(), query);
    }

    static String address(String path, @Nullable String... query) {
        var address = new StringBuilder(path);
        char before = '?';
        for (int i = 0; i + 1 < query.length; i += 2) {
            if (query[i + 1] != null) {
                address.append(before)
                        .append(query[i])
                        .append('=')
                        .append(URLEncoder.encode(query[i + 1], StandardCharsets.UTF_8));
                before = '&';
            }
        }
        return address.toString();
    }

    /** What was computed; none if nothing was yet. */
    static <T> Optional<T> computed(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    /** How sure a figure is. */
    String sure(@Nullable Interval interval, long n, int digits) {
        if (n == 0) {
            return text("sure.none");
        }
        var count = visit.numbers().count(n);
        return interval == null
                ? text("sure.unsure", count)
                : text("sure.interval", visit.numbers().interval(interval.low(), interval.high(), digits), count);
    }

    /** How sure a share is. */
    String sure(Share share) {
        var interval = share.interval();
        if (interval == null) {
            return text("sure.none");
        }
        var numbers = visit.numbers();
        return text(
                "sure.interval", numbers.interval(interval.low(), interval.high(), 0) + " %", numbers.count(share.n()));
    }
}
