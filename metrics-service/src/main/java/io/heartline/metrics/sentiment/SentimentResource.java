package io.heartline.metrics.sentiment;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.ScopeKind;
import io.heartline.metrics.customer.Customers;
import io.heartline.metrics.customer.Person;
import io.heartline.metrics.estimate.Interval;
import io.heartline.metrics.estimate.Mean;
import io.heartline.metrics.request.Requests;
import io.heartline.platform.access.Brands;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is felt and believed of a scope. */
@Path("/sentiment")
@Tag(name = "Sentiment")
public class SentimentResource {
    /** A history has at most this many steps. */
    private static final int STEPS_MAX = 1000;

    private static final String SCOPES =
            "brand (the default), product, channel, touchpoint, aspect, campaign, stratum or customer";
    private static final String HISTORY = """
            {"brand": "skylark-air", "scope": "stratum", "value": "region:north", "grain": "day",
             "from": "2026-03-01T00:00:00Z", "to": "2026-03-02T00:00:00Z",
             "steps": [{"from": "2026-03-01T00:00:00Z", "to": "2026-03-02T00:00:00Z", "n": 2, "abstained": 1,
               "felt": {"value": -0.4, "n": 2, "nEff": 2.0, "interval": {"low": -1.0, "high": 0.87}},
               "emotions": {"anger": 0.5, "sadness": 0.5},
               "believed": {"value": -0.4, "n": 2, "nEff": 2.0, "interval": {"low": -1.0, "high": 0.87}}}]}""";

    private final Sentiments sentiments;
    private final Scorers scorers;
    private final Customers customers;
    private final Requests requests;

    SentimentResource(Sentiments sentiments, Scorers scorers, Customers customers, Requests requests) {
        this.sentiments = sentiments;
        this.scorers = scorers;
        this.customers = customers;
        this.requests = requests;
    }

    /**
     * Emotion and sentiment of a scope.
     *
     * @param raw the scope's own decayed mean; its interval is Student's t with {@code nEff − 1} degrees of freedom
     * @param withScorerError the same with what is known of the errors of the models that scored
     * @param shrunk the mean pulled toward the brand, or the brand's toward 0; null of nothing
     * @param emotion of the last 24 hours
     * @param shift of the last 24 hours against the sentiment without them
     */
    public record SentimentView(
            String brand,
            String scope,
            String value,
            Instant at,
            Mean raw,
            ScorerView withScorerError,
            @Nullable Double shrunk,
            EmotionView emotion,
            Reading.Shift shift) {}

    /**
     * A mean with the error of its scorers.
     *
     * @param corrected the mean if errors are as frequent as on the models' cards; null if a card does not tell
     * @param interval 95 %, of sampling and the scorers' error together; null if a card does not tell
     * @param models which part of the weight each model scored, 0 to 1
     */
    public record ScorerView(
            @Nullable Double corrected, @Nullable Interval interval, Map<String, Double> models) {}

    /**
     * The emotions of a window.
     *
     * @param n how many expressions
     * @param abstained how many scores abstained; they are not among the n
     * @param distribution the share of each emotion, 0 to 1; empty of nothing
     * @param intervals 95 % intervals of these shares with the scorers' error; without those of which no card tells
     */
    public record EmotionView(
            long n, long abstained, Map<Emotion, Double> distribution, Map<Emotion, Interval> intervals) {}

    /**
     * Emotion and sentiment of a scope step by step.
     *
     * @param from the first instant of the first step
     * @param to the first instant after the last one
     */
    public record HistoryView(
            String brand,
            String scope,
            String value,
            String grain,
            Instant from,
            Instant to,
            List<Timeline.Step> steps) {}

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "What is felt (last 24 hours) and believed (half-life 30 days) of a scope",
            description = "Intervals are 95 %. Abstained scores are counted apart, agents' messages do not count.")
    public SentimentView get(
            @RestQuery @Parameter(required = true, example = "skylark-air") @Nullable String brand,
            @RestQuery @Parameter(description = SCOPES, example = "aspect") @Nullable String scope,
            @RestQuery
                    @Parameter(
                            description = "Which one, of a stratum such as region:north; needless for the scope brand",
                            example = "delivery")
                    @Nullable
                    String value,
            @RestQuery @Parameter(description = "An instant; now if absent", example = "2026-03-01T12:00:00Z") @Nullable
                    String at) {
        var of = requests.brand(brand);
        var which = Scope.of(of, scope, value);
        var instant = requests.at(at);
        var person = which.customer() ? person(of, which.value()) : null;
        var reading = person == null
                ? sentiments.reading(of, which, instant)
                : sentiments.ofPerson(person.customerIds(), instant);
        var models = person == null
                ? sentiments.scorers(of, which, instant)
                : sentiments.scorersOfPerson(person.customerIds(), instant);
        var error = new ScorerError(models, scorers.of(models.keySet()));
        var widened = error.mean(reading.sums(), reading.above());
        return new SentimentView(
                of,
                which.kind(),
                which.value(),
                instant,
                reading.sentiment(),
                new ScorerView(widened.corrected(), widened.interval(), models),
                shrunk(of, which, reading, instant),
                new EmotionView(
                        reading.emotion().n(),
                        reading.abstained(),
                        reading.emotion().distribution(),
                        error.emotions(reading.emotion())),
                reading.shift());
    }

    @GET
    @Path("/history")
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "What was felt in each hour, day or week, and believed at its end",
            description = "At most " + STEPS_MAX
                    + " steps, without a gap. Steps begin in UTC, weeks on Mondays; from and to are taken back to "
                    + "the start of their step.")
    @APIResponse(
            responseCode = "200",
            description = "The steps in order of time",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = HistoryView.class),
                            examples = @ExampleObject(name = "one", summary = "A day of a stratum", value = HISTORY)))
    public HistoryView history(
            @RestQuery @Parameter(required = true, example = "skylark-air") @Nullable String brand,
            @RestQuery @Parameter(description = SCOPES, example = "stratum") @Nullable String scope,
            @RestQuery @Parameter(description = "Which one", example = "region:north") @Nullable String value,
            @RestQuery @Parameter(description = "hour, day (the default) or week", example = "day") @Nullable
                    String grain,
            @RestQuery @Parameter(description = "48 hours, 30 days or 26 weeks before to if absent") @Nullable
                    String from,
            @RestQuery @Parameter(description = "The end of the current step if absent") @Nullable String to) {
        var of = requests.brand(brand);
        var which = Scope.of(of, scope, value);
        var step = Grain.of(grain);
        var until =
                to == null ? step.floor(requests.now()).plus(step.length()) : step.floor(requests.instant("to", to));
        var since = from == null
                ? until.minus(step.length().multipliedBy(step.usual()))
                : step.floor(requests.instant("from", from));
        if (!since.isBefore(until)) {
            throw Requests.invalid("from", "is not in a step before that of to");
        }
        if (since.plus(step.length().multipliedBy(STEPS_MAX)).isBefore(until)) {
            throw Requests.invalid("from", "makes a history of more than " + STEPS_MAX + " steps");
        }
        var steps = which.customer()
                ? sentiments.historyOfPerson(person(of, which.value()).customerIds(), since, until, step)
                : sentiments.history(of, which, since, until, step);
        return new HistoryView(of, which.kind(), which.value(), step.wire(), since, until, steps);
    }

    private Person person(String brand, String id) {
        try {
            return customers
                    .person(UUID.fromString(id), Brands.of(Set.of(brand)))
                    .orElseThrow(() -> new NotFound("unknown-customer", "There is no such customer of this brand."));
        } catch (IllegalArgumentException e) {
            throw Requests.invalid("value", "is not the id of a customer");
        }
    }

    private @Nullable Double shrunk(String brand, Scope scope, Reading reading, Instant at) {
        if (reading.sums().n() == 0) {
            return null;
        }
        double strength = sentiments.shrinkage();
        if (scope.brand()) {
            return Mean.shrunk(reading.sums(), 0, strength);
        }
        var whole = sentiments.reading(brand, new Scope(ScopeKind.BRAND.wire(), brand), at);
        return Mean.shrunk(reading.sums(), Mean.shrunk(whole.sums(), 0, strength), strength);
    }
}
