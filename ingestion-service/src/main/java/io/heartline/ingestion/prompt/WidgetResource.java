package io.heartline.ingestion.prompt;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * What the widget says and hears: like the pages, for whoever has the link, from any origin and without cookies.
 *
 * <p>Bodies are JSON called text, so that browsers need not ask first whether they may send them.
 */
@Path("/s/{token}/widget")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class WidgetResource {
    private static final List<String> WORDS =
            List.of("next", "send", "skip", "choose", "openHint", "close", "dismiss", "busyText");

    private final Links links;
    private final AnswerBook book;
    private final PublicRate rate;
    private final ObjectMapper json;
    private final Clock clock;

    WidgetResource(Links links, AnswerBook book, PublicRate rate, ObjectMapper json, Clock clock) {
        this.links = links;
        this.book = book;
        this.rate = rate;
        this.json = json;
        this.clock = clock;
    }

    /** What the widget shows: a question, or a heading with a text, or what was wrong. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Shown(
            @Nullable String language,
            @Nullable Map<String, String> words,
            @Nullable QuestionView question,
            @Nullable String heading,
            @Nullable String text,
            @Nullable String error) {
        static final Shown NOTHING = new Shown(null, null, null, null, null, null);
    }

    /** What the widget sends: that it was put aside, or an answer. */
    record Said(
            @Nullable String step,
            @Nullable String question,
            @Nullable String answer) {}

    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response show(
            @RestPath String token,
            @RestQuery @Nullable String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
            @Context HttpServerRequest request) {
        var found = links.find(token);
        if (!rate.allows(found.map(UUID::toString).orElseGet(() -> PageResource.address(request)))) {
            return answer(429, Shown.NOTHING);
        }
        if (found.isEmpty()) {
            return answer(404, Shown.NOTHING);
        }
        var opened = book.open(found.get());
        var next = opened.sheet().next();
        boolean open = opened.prompt()
                .takesAnswers(opened.survey().definition().asking().reviseWithin(), clock.instant());
        if (!open || next.isEmpty() || opened.prompt().state() == PromptState.DISMISSED) {
            return answer(200, Shown.NOTHING);
        }
        var languages = Readers.languages(lang, opened.prompt().language(), accepted);
        var view = QuestionView.of(opened.survey(), next.get(), languages);
        var words = words(opened, List.of(view.language()));
        var said = new HashMap<String, String>();
        WORDS.forEach(word -> said.put(word, words.of(word)));
        return answer(200, new Shown(words.language(), said, view, null, null, null));
    }

    @POST
    @Consumes({MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response take(
            @RestPath String token,
            String body,
            @RestQuery @Nullable String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
            @Context HttpServerRequest request)
            throws JsonProcessingException {
        var found = links.find(token);
        if (!rate.allows(found.map(UUID::toString).orElseGet(() -> PageResource.address(request)))) {
            return answer(429, Shown.NOTHING);
        }
        if (found.isEmpty()) {
            return answer(404, Shown.NOTHING);
        }
        var said = requireNonNullElse(json.readValue(body, Said.class), new Said(null, null, null));
        if ("dismissed".equals(said.step())) {
            book.dismiss(found.get());
            return answer(200, Shown.NOTHING);
        }
        var opened = book.open(found.get());
        var languages = Readers.languages(lang, opened.prompt().language(), accepted);
        var question = said.question() == null ? "" : said.question();
        var given = said.answer() == null ? "" : said.answer();
        return switch (book.answer(found.get(), List.of(Map.entry(question, given)), languages)) {
            case AnswerBook.Result.Closed closed -> says(410, opened, languages, "expired");
            case AnswerBook.Result.Kept(var sheet) -> {
                var next = sheet.definition().question(question).flatMap(sheet::after);
                yield next.isPresent()
                        ? answer(
                                200,
                                new Shown(
                                        null,
                                        null,
                                        QuestionView.of(opened.survey(), next.get(), languages),
                                        null,
                                        null,
                                        null))
                        : says(200, opened, languages, "thanks");
            }
            case AnswerBook.Result.Unfit(var id, var why) -> {
                var words = words(opened, languages);
                yield answer(
                        422, new Shown(null, null, null, null, null, words.of(why.equals("tooLong") ? why : "choose")));
            }
        };
    }

    private static PageModel.Words words(AnswerBook.Opened opened, List<String> languages) {
        return PageModel.Words.of(
                languages, opened.survey().definition().subject().brandName());
    }

    private static Response says(int status, AnswerBook.Opened opened, List<String> languages, String what) {
        var words = words(opened, languages);
        return answer(status, new Shown(null, null, null, words.of(what), words.of(what + "Text"), null));
    }

    private static Response answer(int status, Shown shown) {
        return Response.status(status)
                .entity(shown)
                .header("Access-Control-Allow-Origin", "*")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
