package io.heartline.ingestion.conversation;

import io.heartline.contracts.Speaker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who waited for whom. A wait begins with the first message of the customer that is not answered yet, and ends with the
 * next message of an agent.
 *
 * @param firstReply how long the first answer took; null if there is none yet
 * @param medianReply the median of all waits that ended; null if none did
 * @param replies the waits that ended
 * @param unanswered messages of the customer since the last answer
 * @param waitingSince when the first of them was sent; null if there is none
 * @param agents messages by agent, in the order of their pseudonyms; agents without one are one
 */
record Turns(
        @Nullable Duration firstReply,
        @Nullable Duration medianReply,
        int replies,
        int unanswered,
        @Nullable Instant waitingSince,
        Map<String, Integer> agents) {
    private static final String UNNAMED = "";

    /** Follows the messages of a conversation, oldest first. */
    static Turns of(List<Message> messages) {
        List<Duration> waits = new ArrayList<>();
        Map<String, Integer> agents = new TreeMap<>();
        Instant since = null;
        int unanswered = 0;
        for (var message : messages) {
            if (message.speaker() == Speaker.CUSTOMER) {
                since = since == null ? message.at() : since;
                unanswered++;
                continue;
            }
            agents.merge(Objects.requireNonNullElse(message.agentId(), UNNAMED), 1, Integer::sum);
            if (since != null) {
                waits.add(Duration.between(since, message.at()));
            }
            since = null;
            unanswered = 0;
        }
        return new Turns(
                waits.isEmpty() ? null : waits.getFirst(), median(waits), waits.size(), unanswered, since, agents);
    }

    private static @Nullable Duration median(List<Duration> waits) {
        if (waits.isEmpty()) {
            return null;
        }
        var sorted = waits.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    }
}
