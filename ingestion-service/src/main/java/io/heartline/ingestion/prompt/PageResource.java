package io.heartline.ingestion.prompt;

import io.heartline.ingestion.survey.Question;
import io.heartline.platform.http.AnyQuery;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The pages on which customers answer: plain HTML, one question each, without a script.
 *
 * <p>Whoever has the link may answer. Nothing is answered by fetching a page, whatever its address says.
 */
@Path("/s")
@PermitAll
class PageResource {
    private static final String SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self';" + " base-uri 'none'; frame-ancestors 'none'";

    private final Links links;
    private final AnswerBook book;
    private final PublicRate rate;
    private final Template page;
    private final Clock clock;

    PageResource(
            Links links, AnswerBook book, PublicRate rate, @Location("survey/page.html") Template page, Clock clock) {
        this.links = links;
        this.book = book;
        this.rate = rate;
        this.page = page;
        this.clock = clock;
    }

    @GET
    @Path("/page.css")
    @AnyQuery
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response style() {
        return Response.ok(Assets.read("page.css"), "text/css;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @GET
    @Path("/{token}")
    @AnyQuery
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response show(
            @RestPath String token,
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String score,
            @RestQuery @Nullable String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
            @Context HttpServerRequest request) {
        var found = links.find(token);
        if (!rate.allows(found.map(UUID::toString).orElseGet(() -> address(request)))) {
            return says(429, Readers.languages(lang, null, accepted), "", "busy", null);
        }
        if (found.isEmpty()) {
            return says(404, Readers.languages(lang, null, accepted), "", "unknown", null);
        }
        var opened = book.open(found.get());
        var survey = opened.survey();
        var languages = Readers.languages(lang, opened.prompt().language(), accepted);
        var brand = survey.definition().subject().brandName();
        if (!opened.prompt().takesAnswers(survey.definition().asking().reviseWithin(), clock.instant())) {
            boolean answered = opened.prompt().state() == PromptState.ANSWERED;
            return says(410, languages, brand, answered ? "done" : "expired", null);
        }
        var first = survey.definition().questions().getFirst();
        var tapped = tapped(first, score);
        var sheet = opened.sheet();
        var question = tapped == null ? wanted(sheet, q) : first;
        if (question == null) {
            return says(200, languages, brand, "thanks", action(token, lang, first.id()));
        }
        return asks(opened, sheet, question, languages, tapped, null, action(token, lang, null));
    }

    @POST
    @Path("/{token}")
    @AnyQuery
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response answer(
            @RestPath String token,
            @RestForm @Nullable String question,
            @RestForm @Nullable String answer,
            @RestForm @Nullable String skip,
            @RestQuery @Nullable String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
            @Context HttpServerRequest request) {
        var found = links.find(token);
        if (!rate.allows(found.map(UUID::toString).orElseGet(() -> address(request)))) {
            return says(429, Readers.languages(lang, null, accepted), "", "busy", null);
        }
        if (found.isEmpty()) {
            return says(404, Readers.languages(lang, null, accepted), "", "unknown", null);
        }
        var opened = book.open(found.get());
        var languages = Readers.languages(lang, opened.prompt().language(), accepted);
        var asked = question == null ? "" : question;
        var given = skip != null || answer == null ? "" : answer;
        var brand = opened.survey().definition().subject().brandName();
        return switch (book.answer(found.get(), List.of(Map.entry(asked, given)), languages)) {
            case AnswerBook.Result.Closed closed ->
                says(410, languages, brand, opened.prompt().state() == PromptState.ANSWERED ? "done" : "expired", null);
            case AnswerBook.Result.Kept(var sheet) -> {
                var next = sheet.definition().question(asked).flatMap(sheet::after);
                yield seeOther(action(token, lang, next.map(Question::id).orElse(null)));
            }
            case AnswerBook.Result.Unfit(var id, var why) -> {
                var sheet = opened.sheet();
                var again = sheet.definition()
                        .question(id)
                        .orElse(sheet.definition().questions().getFirst());
                yield asks(opened, sheet, again, languages, null, why, action(token, lang, null));
            }
        };
    }

    /** The question that is asked for if it is on the path, else the next one; null if none is left. */
    private static @Nullable Question wanted(AnswerSheet sheet, @Nullable String id) {
        var next = sheet.next();
        if (id != null && sheet.answers().containsKey(id)) {
            var asked = sheet.definition().question(id);
            if (asked.isPresent()) {
                return asked.get();
            }
        }
        return next.orElse(null);
    }

    private static @Nullable Integer tapped(Question first, @Nullable String score) {
        if (score == null || !score.matches("[0-9]{1,2}")) {
            return null;
        }
        int value = Integer.parseInt(score);
        return first.kind().min() <= value && value <= first.kind().max() ? value : null;
    }

    private Response asks(
            AnswerBook.Opened opened,
            AnswerSheet sheet,
            Question question,
            List<String> languages,
            @Nullable Integer tapped,
            @Nullable String error,
            String action) {
        var survey = opened.survey();
        var view = QuestionView.of(survey, question, languages);
        // The page speaks the language of the question, if it can.
        var words = PageModel.Words.of(
                List.of(view.language()), survey.definition().subject().brandName());
        int number = survey.definition().questions().indexOf(question) + 1;
        var given = Objects.requireNonNullElse(sheet.answers().get(question.id()), "");
        return html(error == null ? 200 : 422, PageModel.asks(words, view, number, given, tapped, error, action));
    }

    private Response says(
            int status, List<String> languages, String brand, String what, @Nullable String changeAction) {
        var words = PageModel.Words.of(languages, brand);
        return html(status, PageModel.says(words, what, what + "Text", changeAction));
    }

    private Response html(int status, PageModel model) {
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .header("Content-Language", model.language())
                .header("Content-Security-Policy", SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("X-Robots-Tag", "noindex, nofollow")
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .entity(page.data("m", model).render())
                .build();
    }

    private static Response seeOther(String location) {
        return Response.seeOther(URI.create(location))
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static String action(String token, @Nullable String lang, @Nullable String question) {
        var query = new StringBuilder();
        if (question != null) {
            query.append("?q=").append(question);
        }
        if (lang != null && !lang.isBlank()) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append("lang=")
                    .append(URLEncoder.encode(lang, StandardCharsets.UTF_8));
        }
        return "/s/" + token + query;
    }

    static String address(HttpServerRequest request) {
        var remote = request.remoteAddress();
        return remote == null ? "unknown" : Objects.requireNonNullElse(remote.hostAddress(), "unknown");
    }
}
