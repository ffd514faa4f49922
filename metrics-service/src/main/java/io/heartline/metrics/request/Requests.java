package io.heartline.metrics.request;

import io.heartline.contracts.ScopeKind;
import io.heartline.platform.access.Caller;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.heartline.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Understands the parameters that every read has. */
@ApplicationScoped
public class Requests {
    private final Caller caller;
    private final RequestConfig config;
    private final Clock clock;

    Requests(Caller caller, RequestConfig config, Clock clock) {
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The instant that a read is for: if it is not said, the end of the step of time that goes on, so that the answer
     * stays the same until then unless something is entered. What has happened until now is in it.
     *
     * @throws InvalidInput if the text is no instant of ISO 8601
     */
    public Instant at(@Nullable String text) {
        return text == null ? endOfStep(clock.instant(), config.nowStep()) : instant("at", text);
    }

    /** This instant. */
    public Instant now() {
        return clock.instant();
    }

    /** The first instant, not before this one, that is a whole number of steps after 1970. */
    static Instant endOfStep(Instant instant, Duration step) {
        long millis = Math.max(1, step.toMillis());
        return Instant.ofEpochMilli(Math.ceilDiv(instant.toEpochMilli(), millis) * millis);
    }

    /**
     * An instant of ISO 8601, to the millisecond.
     *
     * @throws InvalidInput if the text is none, or lies outside the years 1970 to 9999
     */
    public Instant instant(String parameter, String text) {
        try {
            var instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (!instant.isBefore(Instant.EPOCH) && instant.isBefore(Instant.parse("9999-01-01T00:00:00Z"))) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw invalid(parameter, "is not an instant such as 2026-03-01T12:00:00Z");
        }
        throw invalid(parameter, "is not between the years 1970 and 9999");
    }

    /**
     * The brand that a read is for.
     *
     * @throws InvalidInput if none is said
     * @throws NotFound if the caller may not see it
     */
    public String brand(@Nullable String brand) {
        if (brand == null || brand.isBlank()) {
            throw invalid("brand", "must be given");
        }
        if (!caller.brands().contain(brand)) {
            throw new NotFound("unknown-brand", "There is no such brand for this key.");
        }
        return brand;
    }

    /**
     * The kind of scope that a read is for: the brand, if it is not said.
     *
     * @throws InvalidInput if there is no such kind
     */
    public static ScopeKind scope(@Nullable String scope) {
        if (scope == null) {
            return ScopeKind.BRAND;
        }
        return Arrays.stream(ScopeKind.values())
                .filter(kind -> kind.wire().equals(scope))
                .findFirst()
                .orElseThrow(
                        () -> invalid("scope", "is not one of brand, product, channel, touchpoint, aspect, campaign"));
    }

    /**
     * Which one of a kind of scope a read is for; for the scope brand it is the brand.
     *
     * @throws InvalidInput if it is not said, or differs from the brand
     */
    public static String value(String brand, ScopeKind scope, @Nullable String value) {
        if (scope == ScopeKind.BRAND) {
            if (value != null && !value.equals(brand)) {
                throw invalid("value", "is not the brand");
            }
            return brand;
        }
        if (value == null || value.isBlank()) {
            throw invalid("value", "must be given for this scope");
        }
        return value;
    }

    /** The refusal of a parameter. */
    public static InvalidInput invalid(String parameter, String message) {
        return new InvalidInput(
                "invalid-parameter",
                "The parameter " + parameter + " " + message + ".",
                List.of(new Violation(null, parameter, "invalid-parameter", message)));
    }
}
