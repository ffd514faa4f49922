package io.heartline.ingestion.prompt;

import io.heartline.ingestion.survey.Surveys;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.database.Database;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.InvalidInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows the prompt ledger. */
@Path("/surveys")
@Tag(name = "Surveys")
public class LedgerResource {
    private static final String LISTED = "{\"items\": [" + PromptView.EXAMPLE + "], \"nextCursor\": null}";
    private static final String RATED = """
            {"survey": "after-delivery", "from": "2026-03-01T00:00:00.000Z", "to": "2026-04-01T00:00:00.000Z",
             "prompts": {"answered": 92, "declined": 311, "expired": 268, "shown": 40},
             "reached": {"answered": 92, "dismissed": 31, "expired": 268, "invited": 400, "shown": 211, "started": 97},
             "declined": {"nps-gap": 201, "not-drawn": 110},
             "responseRate": {"n": 400, "value": 0.23, "low": 0.1914, "high": 0.2737}}""";
    private static final String COUNTS = """
            select state, declined_rule, count(*) as n, count(invited_at) as invited, count(shown_at) as shown,
                   count(dismissed_at) as dismissed, count(started_at) as started, count(answered_at) as answered,
                   count(expired_at) as expired
            from survey_prompt
            where survey = ? and coalesce(invited_at, created_at) >= ? and coalesce(invited_at, created_at) < ?
            group by state, declined_rule""";

    /** What can become of an invitation, as the columns are called that say when. */
    private static final List<String> STEPS =
            List.of("invited", "shown", "dismissed", "started", "answered", "expired");

    private final Surveys surveys;
    private final PromptRepository prompts;
    private final Database database;
    private final Caller caller;

    LedgerResource(Surveys surveys, PromptRepository prompts, Database database, Caller caller) {
        this.surveys = surveys;
        this.prompts = prompts;
        this.database = database;
        this.caller = caller;
    }

    /**
     * How a survey is answered.
     *
     * @param from the first instant of the period; by the time of the invitation
     * @param to the first instant after it
     * @param prompts how many there are in each state
     * @param reached how many ever came to each step, wherever they are now
     * @param declined by which rule customers were not asked
     * @param responseRate answered / invited, those included that can still be answered, with Wilson's 95 % interval
     */
    @Schema(name = "SurveyResponse")
    public record ResponseView(
            String survey,
            Instant from,
            Instant to,
            SortedMap<String, Long> prompts,
            SortedMap<String, Long> reached,
            SortedMap<String, Long> declined,
            RateView responseRate) {}

    /** A share with its 95 % interval. */
    @Schema(name = "Share")
    public record RateView(
            long n,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high) {}

    private record Count(PromptState state, @Nullable String rule, long n, Map<String, Long> reached) {}

    @GET
    @Path("/{slug}/prompts")
    @RolesAllowed({Role.READ, Role.OPERATE})
    @RunOnVirtualThread
    @Operation(summary = "The prompts of a survey, oldest first: who was asked, by what, and what became of it")
    @APIResponse(
            responseCode = "200",
            description = "The prompts",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = PromptView.class),
                                                @SchemaProperty(name = "nextCursor", type = SchemaType.STRING)
                                            }),
                            examples = @ExampleObject(name = "one", summary = "An answered prompt", value = LISTED)))
    public Page<PromptView> list(
            @RestPath String slug,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable Integer limit) {
        surveys.require(slug, caller.brands());
        int size = Cursor.limit(limit);
        var keys = Cursor.keys(cursor, 2);
        var found = prompts.page(
                slug,
                state == null ? null : state(state),
                keys.isEmpty() ? null : Cursor.instant(keys.get(0)),
                keys.isEmpty() ? null : Cursor.id(keys.get(1)),
                size + 1);
        var items = found.stream().limit(size).map(PromptView::of).toList();
        if (found.size() <= size) {
            return new Page<>(items, null);
        }
        var last = found.get(size - 1);
        return new Page<>(
                items, Cursor.after(last.createdAt().toString(), last.id().toString()));
    }

    @GET
    @Path("/{slug}/response-rate")
    @RolesAllowed({Role.READ, Role.OPERATE})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "How many were asked, how many answered, and why others were not asked")
    @APIResponse(
            responseCode = "200",
            description = "The figures of a period",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ResponseView.class),
                            examples = @ExampleObject(name = "march", summary = "A month", value = RATED)))
    public ResponseView rate(@RestPath String slug, @RestQuery @Nullable String from, @RestQuery @Nullable String to) {
        surveys.require(slug, caller.brands());
        var start = instant("from", from, Instant.EPOCH);
        var end = instant("to", to, Instant.parse("9999-01-01T00:00:00Z"));
        var counts = database.query(
                COUNTS,
                row -> {
                    Map<String, Long> reached = new TreeMap<>();
                    for (var step : STEPS) {
                        reached.put(step, row.getLong(step));
                    }
                    return new Count(
                            PromptState.of(row.getString("state")),
                            row.getString("declined_rule"),
                            row.getLong("n"),
                            reached);
                },
                slug,
                start,
                end);
        SortedMap<String, Long> states = counts.stream()
                .collect(Collectors.groupingBy(
                        count -> count.state().wire(), TreeMap::new, Collectors.summingLong(Count::n)));
        SortedMap<String, Long> rules = counts.stream()
                .filter(count -> count.state() == PromptState.DECLINED && count.rule() != null)
                .collect(Collectors.groupingBy(
                        count -> String.valueOf(count.rule()), TreeMap::new, Collectors.summingLong(Count::n)));
        SortedMap<String, Long> reached = new TreeMap<>();
        STEPS.forEach(step -> reached.put(step, 0L));
        counts.forEach(count -> count.reached().forEach((step, n) -> reached.merge(step, n, Long::sum)));
        long asked = states.entrySet().stream()
                .filter(entry -> asked(PromptState.of(entry.getKey())))
                .mapToLong(Map.Entry::getValue)
                .sum();
        var share = Share.of(states.getOrDefault(PromptState.ANSWERED.wire(), 0L), asked);
        return new ResponseView(
                slug,
                start,
                end,
                states,
                reached,
                rules,
                new RateView(share.n(), share.value(), share.low(), share.high()));
    }

    private static boolean asked(PromptState state) {
        return state != PromptState.SCHEDULED && state != PromptState.DECLINED;
    }

    private static PromptState state(String name) {
        try {
            return PromptState.of(name);
        } catch (IllegalArgumentException e) {
            var refusal = new InvalidInput("unknown-state", "state is not one of " + PromptState.NAMES + ".");
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static Instant instant(String name, @Nullable String value, Instant otherwise) {
        if (value == null) {
            return otherwise;
        }
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException e) {
            var refusal = new InvalidInput("invalid-time", name + " is not an instant, such as 2026-03-01T00:00:00Z.");
            refusal.initCause(e);
            throw refusal;
        }
    }
}
