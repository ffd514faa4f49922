package io.heartline.ingestion.console;

import io.heartline.console.Area;
import io.heartline.console.Console;
import io.heartline.console.Lang;
import io.heartline.console.Visit;
import io.heartline.console.page.Block;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Prose;
import io.heartline.platform.problem.DomainException;
import io.heartline.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every page of this service needs: who looks, words, and how refusals are told. */
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

    /** Answers with a page of every brand that the visitor may see. */
    Response of(Area area, Page page) {
        return of(area, 200, page);
    }

    Response of(Area area, int status, Page page) {
        return console.answer(visit, status, area, page, List.of(), visit.brand());
    }

    /** Sends the visitor on after a form, so that loading the page again changes nothing again. */
    static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    /** What was refused, and why, in words; what was entered is beside it. */
    List<Block> refused(DomainException refusal) {
        var violations = refusal.violations();
        var notice = new Notice(
                "alarm",
                text("refused.title"),
                violations.isEmpty() ? said(refusal) : text("refused.text"),
                null,
                null);
        return violations.isEmpty()
                ? List.of(notice)
                : List.of(notice, new Prose(violations.stream().map(this::words).toList()));
    }

    /** A refusal of the whole in words. */
    String said(DomainException refusal) {
        return translated(refusal.code(), String.valueOf(refusal.getMessage()));
    }

    /** A rule that was broken, with the field that broke it. */
    String words(Violation violation) {
        var field = violation.field().isEmpty() ? "" : violation.field() + ": ";
        return field + translated(violation.code(), violation.message());
    }

    /** The rules are written in English; the commonest are told in Chinese, too. */
    private String translated(String code, String message) {
        if (visit.lang() == Lang.EN) {
            return message;
        }
        var known = visit.named("rule", code);
        return known.equals(code) ? message : known;
    }

    /** What a form did, as the address says it after the form was sent. */
    List<Block> done(List<String> known) {
        var what = visit.query("done");
        return what != null && known.contains(what)
                ? List.of(new Notice("good", visit.named("done", what), visit.named("done.text", what), null, null))
                : List.of();
    }

    /** How long ago something was; a dash if it never was. */
    Cell ago(@Nullable Instant at) {
        return Cell.of(since(at), at);
    }

    String since(@Nullable Instant at) {
        if (at == null) {
            return text("never");
        }
        var length = Duration.between(at, visit.now());
        return length.compareTo(Duration.ofSeconds(1)) < 0
                ? text("just-now")
                : text("ago", visit.numbers().length(length));
    }

    Cell count(long n) {
        return Cell.of(visit.numbers().count(n), n).toned(n == 0 ? "quiet" : "plain");
    }

    /** The address of a page with parameters: names and values in turn, those without a value left out. */
    static String address(String path, @Nullable String... query) {
        var address = new StringBuilder(path);
        char before = '?';
        for (int i = 0; i + 1 < query.length; i += 2) {
            var value = query[i + 1];
            if (value != null) {
                address.append(before)
                        .append(query[i])
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
                before = '&';
            }
        }
        return address.toString();
    }
}
