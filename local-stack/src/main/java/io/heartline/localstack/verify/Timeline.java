package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** What happened one after the other, each told at once with the seconds since the beginning. */
final class Timeline {
    private static final int TEXT_MAX = 100;

    private final Clock clock;
    private final Consumer<String> say;
    private final Instant begin;
    private final ArrayNode steps = JsonNodeFactory.instance.arrayNode();

    Timeline(Clock clock, Consumer<String> say) {
        this.clock = clock;
        this.say = say;
        this.begin = clock.instant();
    }

    /** Notes a step of now. */
    void note(String step, String what) {
        var seconds = Duration.between(begin, clock.instant()).toMillis() / 1000.0;
        say.accept(String.format("  %7.1f s  %-12s %s", seconds, step, what));
        steps.addObject().put("seconds", seconds).put("step", step).put("what", what);
    }

    /** The beginning of a text, on one line. */
    static String shortened(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= TEXT_MAX ? line : line.substring(0, TEXT_MAX) + " …";
    }

    ArrayNode steps() {
        return steps.deepCopy();
    }
}
