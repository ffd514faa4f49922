package io.heartline.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What happened to or with a customer: one of the built-in types or {@code custom:<slug>}.
 *
 * @param value the name on the wire
 */
public record EventType(@JsonValue String value) {
    /** The built-in types. */
    public static final Set<String> BUILT_IN = Set.of(
            "signup",
            "purchase",
            "renewal",
            "upgrade",
            "downgrade",
            "cancellation",
            "refund",
            "return",
            "referral",
            "visit",
            "delivery-late",
            "service-failure",
            "reward",
            "privilege",
            "unsolicited-contact",
            "data-misuse",
            "profile-changed",
            "consent-changed");

    private static final Pattern CUSTOM = Pattern.compile("custom:[a-z0-9]+(-[a-z0-9]+){0,15}");

    // Below what the constructor reads: static fields are initialised in the order of the text.
    public static final EventType CANCELLATION = new EventType("cancellation");
    public static final EventType CONSENT_CHANGED = new EventType("consent-changed");
    public static final EventType DATA_MISUSE = new EventType("data-misuse");
    public static final EventType PROFILE_CHANGED = new EventType("profile-changed");
    public static final EventType PURCHASE = new EventType("purchase");
    public static final EventType REFERRAL = new EventType("referral");
    public static final EventType RENEWAL = new EventType("renewal");
    public static final EventType VISIT = new EventType("visit");

    /** Refuses a value that is neither built in nor {@code custom:} and a slug of at most 64 characters. */
    public EventType {
        Checks.notBlank(value, "type");
        if (!BUILT_IN.contains(value)
                && !(value.length() <= 71 && CUSTOM.matcher(value).matches())) {
            throw new IllegalArgumentException("type is neither built in nor custom:<slug>");
        }
    }

    /** The type that a wire name says. */
    @JsonCreator
    public static EventType of(String value) {
        return new EventType(value);
    }
}
