package io.heartline.alerting.receiver;

import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Violation;
import io.heartline.platform.webhook.SigningSecret;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to register a receiver of a kind; the constructor refuses the rest.
 *
 * @param url where it is, whole
 * @param secret absent if none was given
 */
record Registration(ReceiverKind kind, URI url, @Nullable String secret) {
    private static final URI PAGERDUTY = URI.create("https://events.pagerduty.com/v2/enqueue");
    private static final Pattern ROUTING_KEY = Pattern.compile("[A-Za-z0-9]{32}");
    private static final Pattern AUTHORIZATION = Pattern.compile("(Basic|Bearer) [\\x21-\\x7e]{1,190}");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,200}");

    /**
     * Of what somebody asks for.
     *
     * @param url absent for PagerDuty's own and for e-mail
     * @param to the addresses, for e-mail alone
     * @throws InvalidInput if a kind does not take it
     */
    static Registration of(
            ReceiverKind kind, @Nullable String url, @Nullable String secret, @Nullable List<String> to) {
        if (kind != ReceiverKind.EMAIL && to != null) {
            throw refused("to", "is for email only");
        }
        var where = switch (kind) {
            case EMAIL -> mailto(url, to);
            case PAGERDUTY -> url == null ? PAGERDUTY : http(url);
            case WEBHOOK, ALERTMANAGER, SLACK, TEAMS, FEISHU, DINGTALK, WECOM -> http(url);
        };
        checkSecret(kind, secret);
        return new Registration(kind, where, secret);
    }

    private static void checkSecret(ReceiverKind kind, @Nullable String secret) {
        switch (kind) {
            case WEBHOOK ->
                unless(secret == null || SigningSecret.isValid(secret), "is not whsec_ and 24 to 64 bytes in base64");
            case PAGERDUTY ->
                unless(
                        secret != null && ROUTING_KEY.matcher(secret).matches(),
                        "is not a routing key: 32 letters and digits");
            case ALERTMANAGER ->
                unless(
                        secret == null || AUTHORIZATION.matcher(secret).matches(),
                        "is not the value of a header Authorization: Basic or Bearer and the proof");
            case FEISHU, DINGTALK ->
                unless(secret == null || PRINTABLE.matcher(secret).matches(), "is not a secret as the robot shows it");
            case SLACK, TEAMS, WECOM, EMAIL ->
                unless(secret == null, "is not for this kind: its messages are unsigned");
        }
    }

    private static void unless(boolean holds, String rule) {
        if (!holds) {
            throw refused("secret", rule);
        }
    }

    /** What may be shown: all, or where a URL leads that is a secret. */
    URI shown() {
        if (!kind.hasSecretUrl()) {
            return url;
        }
        return URI.create(url.getScheme() + "://" + url.getRawAuthority() + "/");
    }

    private static URI mailto(@Nullable String url, @Nullable List<String> to) {
        if (url != null) {
            throw refused("url", "is not for email; name addresses in to");
        }
        if (to == null || to.isEmpty() || to.size() > Mailto.ADDRESSES_MAX) {
            throw refused("to", "has not 1 to " + Mailto.ADDRESSES_MAX + " addresses");
        }
        if (!to.stream().allMatch(Mailto::isAddress)) {
            throw refused("to", "has something that is no e-mail address");
        }
        return Mailto.of(to);
    }

    private static URI http(@Nullable String text) {
        if (text == null) {
            throw refused("url", "is missing");
        }
        try {
            var url = URI.create(text);
            boolean known = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (known && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw refused("url", "is not a URL");
        }
        throw refused("url", "is not an http or https URL with a host and without user and fragment");
    }

    static InvalidInput refused(String field, String rule) {
        return new InvalidInput(
                "invalid",
                "The receiver breaks a rule; see errors.",
                List.of(new Violation(null, field, "invalid", rule)));
    }

    @Override
    public String toString() {
        return "Registration[hidden]";
    }
}
