package io.heartline.alerting.console;

import io.heartline.alerting.inbox.Inbox.Waiting;
import io.heartline.alerting.inbox.InboxResource;
import io.heartline.console.Area;
import io.heartline.console.Console;
import io.heartline.console.Visit;
import io.heartline.console.page.Choice;
import io.heartline.console.page.Column;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.platform.access.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every page of the inbox needs: who looks, at which brand, the way to the other pages, and how forms end. */
@ApplicationScoped
class Desk {
    /** Where the pages are. */
    static final String HOME = "/console/inbox";

    private static final List<String> TABS = List.of("list", "cases", "outreach", "on-call", "silences", "rules");

    private final Console console;
    private final Visit visit;
    private final Caller caller;
    private final Refusals refusals;
    private final InboxResource inbox;

    Desk(Console console, Visit visit, Caller caller, Refusals refusals, InboxResource inbox) {
        this.console = console;
        this.visit = visit;
        this.caller = caller;
        this.refusals = refusals;
        this.inbox = inbox;
    }

    Visit visit() {
        return visit;
    }

    String text(String key, Object... values) {
        return visit.text(key, values);
    }

    /** Whether the visitor may do this. */
    boolean may(String role) {
        return visit.has(role);
    }

    /** The name of the visitor's key. */
    String me() {
        return caller.name();
    }

    /** The brand that is asked for; null for all that the visitor may see. */
    @Nullable
    String brand() {
        var asked = visit.query("brand");
        return asked != null && caller.brands().contain(asked) ? asked : null;
    }

    /** What waits, by brand. */
    List<Waiting> waiting(@Nullable String brand) {
        return inbox.counts(brand).items();
    }

    /** Where the page of a customer is, in whichever service. */
    String customer(Object id) {
        return console.address(Area.CUSTOMERS) + "/" + id;
    }

    /** Where the effects of outreach are shown. */
    String effects(@Nullable String brand) {
        return address(console.address(Area.RETENTION), "brand", brand);
    }

    /**
     * A page with the way to the others.
     *
     * @param tab where it is
     * @param notice what must be said first; null for nothing
     */
    Page page(String tab, String title, @Nullable String lead, @Nullable Notice notice, List<Section> sections) {
        List<Section> all = new ArrayList<>();
        all.add(Section.full("", null, tabs(tab)));
        if (notice != null) {
            all.add(Section.full("", null, notice));
        }
        all.addAll(sections);
        return Page.of(title, lead, all);
    }

    Response answer(Page page) {
        return console.answer(visit, Area.INBOX, page, List.of(), brand());
    }

    /** What was entered into a form. */
    Entered entered(MultivaluedMap<String, String> form) {
        return new Entered(form, visit.zone());
    }

    /** Nothing was entered. */
    Entered blank() {
        return Entered.nothing(visit.zone());
    }

    /**
     * Does what a form asks for, and goes back; what stands in the way is said on the page, with what was entered.
     *
     * @param again makes the page once more
     */
    Response done(String back, Runnable action, Function<Notice, Page> again) {
        var refusal = refusals.of(visit, action);
        return refusal == null
                ? Response.seeOther(URI.create(back)).build()
                : console.answer(
                        visit, refusal.status(), Area.INBOX, again.apply(refusal.notice()), List.of(), brand());
    }

    /** Does what a form asks for and shows it; nothing is changed by it, so that there is nothing to go back to. */
    Response shown(Runnable action, Function<@Nullable Notice, Page> page) {
        var refusal = refusals.of(visit, action);
        int status = refusal == null ? Response.Status.OK.getStatusCode() : refusal.status();
        var content = page.apply(refusal == null ? null : refusal.notice());
        return console.answer(visit, status, Area.INBOX, content, List.of(), brand());
    }

    private Choice tabs(String current) {
        var waiting = waiting(brand());
        return new Choice(
                text("inbox.tabs"),
                TABS.stream()
                        .map(tab -> new Choice.Option(
                                label(tab, waiting),
                                address(tab.equals("list") ? HOME : HOME + "/" + tab, "brand", brand()),
                                tab.equals(current)))
                        .toList());
    }

    private String label(String tab, List<Waiting> waiting) {
        long count = switch (tab) {
            case "list" ->
                waiting.stream()
                        .mapToLong(one -> one.firing() + one.acknowledged() + one.cases())
                        .sum();
            case "cases" -> waiting.stream().mapToLong(Waiting::cases).sum();
            case "outreach" -> waiting.stream().mapToLong(Waiting::proposed).sum();
            default -> 0;
        };
        var name = text("inbox.tab." + tab);
        return count == 0 ? name : name + " · " + visit.numbers().count(count);
    }

    /** A table of words: its columns by their keys. */
    Table table(String id, String caption, String empty, List<Table.Row> rows, String... columns) {
        return new Table(
                id,
                text(caption),
                Arrays.stream(columns).map(column -> Column.text(text(column))).toList(),
                rows,
                text(empty));
    }

    /** An address with parameters: names and values in turn, those without a value left out. */
    static String address(String path, @Nullable Object... query) {
        var address = new StringBuilder(path);
        char before = path.indexOf('?') < 0 ? '?' : '&';
        for (int i = 0; i + 1 < query.length; i += 2) {
            var value = query[i + 1];
            if (value != null && !value.toString().isEmpty()) {
                address.append(before)
                        .append(query[i])
                        .append('=')
                        .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
                before = '&';
            }
        }
        return address.toString();
    }
}
