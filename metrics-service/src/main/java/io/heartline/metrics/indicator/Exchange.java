package io.heartline.metrics.indicator;

import io.heartline.contracts.Channel;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Speaker;
import io.heartline.metrics.evidence.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Messages between one customer and agents that belong together.
 *
 * @param customerId the customer, as first assigned
 * @param key the source and its conversation; without one, the message itself or, of an agent, what it answers
 */
record Exchange(UUID customerId, String key) {
    /** Buckets of times are that much apart, so that a quantile is right to 5 %. */
    static final double BASE = 1.1;

    /**
     * A message.
     *
     * @param desk where replies are expected: {@code conversation} or {@code review}; null where none is
     */
    record Message(
            UUID id,
            String brand,
            Exchange exchange,
            boolean agent,
            @Nullable String desk,
            Instant at,
            Place place) {
        /** The message that an interaction is; none if nobody expects a reply to it and it is none itself. */
        static Optional<Message> of(ScoredInteraction said) {
            boolean agent = said.speaker() == Speaker.AGENT;
            var desk = agent ? null : desk(said.channel(), said.openlyVisible());
            if (!agent && desk == null) {
                return Optional.empty();
            }
            return Optional.of(new Message(
                    said.id(),
                    said.brand(),
                    new Exchange(said.customerId(), said.source() + "/" + key(said, agent)),
                    agent,
                    desk,
                    said.occurredAt(),
                    new Place(said.product(), said.campaign(), said.channel(), said.touchpoint(), null)));
        }

        private static String key(ScoredInteraction said, boolean agent) {
            if (said.conversationId() != null) {
                return "c/" + said.conversationId();
            }
            return "m/" + (agent && said.inReplyTo() != null ? said.inReplyTo() : said.externalId());
        }

        private static @Nullable String desk(Channel channel, boolean openlyVisible) {
            return switch (channel) {
                case CHAT, EMAIL, SMS, SOCIAL, IN_APP -> "conversation";
                case REVIEW -> openlyVisible ? "review" : null;
                case SURVEY, CALL, IN_PERSON, CRM -> null;
            };
        }
    }

    /** Under which id what is known of the thread is kept. */
    UUID causeId() {
        return UUID.nameUUIDFromBytes((customerId + "/" + key).getBytes(StandardCharsets.UTF_8));
    }

    /** How long the customer's first message waited for the first reply after it; nothing if there is none. */
    Optional<Observation> observe(Collection<Message> messages) {
        var order = Comparator.comparing(Message::at).thenComparing(Message::id);
        var first = messages.stream().filter(message -> !message.agent()).min(order);
        return first.map(asked -> {
            var reply = messages.stream()
                    .filter(message -> message.agent() && !message.at().isBefore(asked.at()))
                    .min(order);
            long millis = reply.map(
                            answer -> Duration.between(asked.at(), answer.at()).toMillis())
                    .orElse(0L);
            return new Observation(
                    causeId(),
                    0,
                    asked.brand(),
                    customerId,
                    asked.at().atZone(ZoneOffset.UTC).toLocalDate(),
                    asked.place(),
                    Measures.REPLY + asked.desk() + (reply.isEmpty() ? Measures.NONE : ":" + bucket(millis / 1000.0)),
                    millis * 1000);
        });
    }

    /** The bucket of a time in seconds; the first one ends at 1. */
    static int bucket(double seconds) {
        return seconds <= 1 ? 0 : (int) Math.ceil(StrictMath.log(seconds) / StrictMath.log(BASE));
    }

    /** The time in seconds that stands for a bucket: its ends are as far from it as each other, in proportion. */
    static double seconds(int bucket) {
        return 2 * StrictMath.pow(BASE, bucket) / (BASE + 1);
    }
}
