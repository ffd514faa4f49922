package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.channels.Channel;
import io.heartline.localstack.channels.Channels;
import io.heartline.localstack.channels.Scheme;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tries, for every way of signing, what somebody else might: a wrong secret, an old delivery, half a delivery, the same
 * delivery twice. Nothing of it may be kept, and the source's health must tell.
 */
final class ForgeryCheck {
    private static final Duration LATE = Duration.ofHours(1);
    private static final Duration COUNTED_WITHIN = Duration.ofSeconds(30);
    private static final int UNAUTHORIZED = 401;

    private final Site site;
    private final Senders senders;
    private final Clock clock;
    private final Failures failures;
    private final Consumer<String> say;

    ForgeryCheck(Site site, Senders senders, Clock clock, Failures failures, Consumer<String> say) {
        this.site = site;
        this.senders = senders;
        this.clock = clock;
        this.failures = failures;
        this.say = say;
    }

    /** Returns the answers by scheme. */
    ObjectNode run() throws IOException, InterruptedException {
        var figures = JsonNodeFactory.instance.objectNode();
        say.accept(String.format("  %-18s %6s %6s %9s %8s", "signature", "wrong", "late", "truncated", "replayed"));
        for (var one : channels().entrySet()) {
            try {
                figures.set(name(one.getKey()), run(one.getKey(), one.getValue()));
            } catch (IOException e) {
                failures.add(name(one.getKey()) + ": " + e.getMessage());
            }
        }
        return figures;
    }

    private static Map<Scheme, Channel> channels() {
        var channels = new EnumMap<Scheme, Channel>(Scheme.class);
        Channels.pushed().forEach(channel -> channels.putIfAbsent(channel.scheme(), channel));
        return channels;
    }

    private ObjectNode run(Scheme scheme, Channel channel) throws IOException, InterruptedException {
        var slug = "forged-" + name(scheme);
        senders.setUp(channel, slug);
        var now = clock.instant();
        var genuine = senders.signing(channel, slug, now);
        var body = genuine.body();
        var wrong =
                senders.deliver(channel, slug, genuine.named("forged").with(scheme.secret(Arrays.copyOf(body, 32))));
        var late = scheme.isTimed()
                ? senders.deliver(channel, slug, genuine.named("late").signedAt(now.minus(LATE)))
                        .status()
                : 0;
        var half = senders.deliver(channel, slug, genuine.named("half"), Arrays.copyOf(body, body.length / 2));
        failures.unless(site.audits().arrived(slug).records() == 0, "something forged of " + scheme + " was kept");
        var first = senders.deliver(channel, slug, genuine);
        failures.unless(first.isSuccess(), "a genuine delivery of " + scheme + " was answered " + first.status());
        Patience.await(COUNTED_WITHIN, () -> arrived(slug) > 0 ? Optional.of(true) : Optional.empty());
        var before = arrived(slug);
        var again = senders.deliver(channel, slug, genuine);
        var refused = scheme.isTimed() ? 3 : 2;
        var health = counted(slug, refused);
        say.accept(String.format(
                "  %-18s %6d %6s %9d %8d   %s, duplicate %d",
                name(scheme),
                wrong.status(),
                scheme.isTimed() ? late : "-",
                half.status(),
                again.status(),
                health.path("signatureFailures"),
                health.path("duplicate").asLong()));
        failures.unless(wrong.status() == UNAUTHORIZED, "a wrong secret of " + scheme + " got " + wrong.status());
        failures.unless(half.status() == UNAUTHORIZED, "half a delivery of " + scheme + " got " + half.status());
        failures.unless(!scheme.isTimed() || late == UNAUTHORIZED, "an old delivery of " + scheme + " got " + late);
        failures.unless(again.isSuccess(), "a repeated delivery of " + scheme + " got " + again.status());
        failures.unless(arrived(slug) == before, "a repeated delivery of " + scheme + " was kept twice");
        failures.unless(refusals(health) == refused, "the refusals of " + scheme + " were not counted: " + health);
        failures.unless(health.path("duplicate").asLong() > 0, "the repetition of " + scheme + " was not counted");
        return JsonNodeFactory.instance
                .objectNode()
                .put("wrong", wrong.status())
                .put("late", late)
                .put("truncated", half.status())
                .put("replayed", again.status());
    }

    /** How many records of a source there are. */
    private long arrived(String slug) {
        return site.audits().arrived(slug).records();
    }

    private JsonNode counted(String slug, int refused) throws IOException, InterruptedException {
        var health = Patience.await(COUNTED_WITHIN, () -> {
            var found = senders.health(slug);
            return refusals(found) >= refused && found.path("duplicate").asLong() > 0
                    ? Optional.of(found)
                    : Optional.<JsonNode>empty();
        });
        return health.isPresent() ? health.get() : senders.health(slug);
    }

    private static long refusals(JsonNode health) {
        return health.path("signatureFailures")
                .valueStream()
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    private static String name(Scheme scheme) {
        return scheme.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
