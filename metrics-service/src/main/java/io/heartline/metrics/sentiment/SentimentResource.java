package io.heartline.metrics.sentiment;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.ScopeKind;
import io.heartline.metrics.estimate.Mean;
import io.heartline.metrics.request.Requests;
import io.heartline.platform.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is felt and believed of a scope. */
@Path("/sentiment")
@Tag(name = "Sentiment")
class SentimentResource {
    private final Sentiments sentiments;
    private final Requests requests;

    SentimentResource(Sentiments sentiments, Requests requests) {
        this.sentiments = sentiments;
        this.requests = requests;
    }

    /**
     * Emotion and sentiment of a scope.
     *
     * @param raw the scope's own decayed mean; its interval is Student's t with {@code nEff − 1} degrees of freedom
     * @param shrunk the mean pulled toward the brand, or the brand's toward 0; null of nothing
     * @param emotion of the last 24 hours
     * @param shift of the last 24 hours against the sentiment without them
     */
    public record SentimentView(
            String brand,
            ScopeKind scope,
            String value,
            Instant at,
            Mean raw,
            @Nullable Double shrunk,
            EmotionView emotion,
            Reading.Shift shift) {}

    /**
     * The emotions of a window.
     *
     * @param n how many expressions
     * @param distribution the share of each emotion, 0 to 1; empty of nothing
     */
    public record EmotionView(long n, Map<Emotion, Double> distribution) {}

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "What is felt (last 24 hours) and believed (half-life 30 days) of a scope",
            description = "Intervals are 95 %. Abstained scores and agents' messages do not count.")
    public SentimentView get(
            @RestQuery @Parameter(required = true, example = "skylark-air") @Nullable String brand,
            @RestQuery
                    @Parameter(
                            description = "brand (the default), product, channel, touchpoint, aspect or campaign",
                            example = "aspect")
                    @Nullable
                    String scope,
            @RestQuery
                    @Parameter(description = "Which one; needless for the scope brand", example = "delivery")
                    @Nullable
                    String value,
            @RestQuery @Parameter(description = "An instant; now if absent", example = "2026-03-01T12:00:00Z") @Nullable
                    String at) {
        var of = requests.brand(brand);
        var kind = Requests.scope(scope);
        var which = Requests.value(of, kind, value);
        var instant = requests.at(at);
        var reading = sentiments.reading(of, kind, which, instant);
        return new SentimentView(
                of,
                kind,
                which,
                instant,
                reading.sentiment(),
                shrunk(of, kind, reading, instant),
                new EmotionView(reading.emotion().n(), reading.emotion().distribution()),
                reading.shift());
    }

    private @Nullable Double shrunk(String brand, ScopeKind scope, Reading reading, Instant at) {
        if (reading.sums().n() == 0) {
            return null;
        }
        double strength = sentiments.shrinkage();
        if (scope == ScopeKind.BRAND) {
            return Mean.shrunk(reading.sums(), 0, strength);
        }
        var whole = sentiments.reading(brand, ScopeKind.BRAND, brand, at);
        return Mean.shrunk(reading.sums(), Mean.shrunk(whole.sums(), 0, strength), strength);
    }
}
