package io.heartline.console;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Streams by which open pages learn that they are out of date; a page then fetches itself again. */
public final class Live {
    /** A stream ends now and then, so that a log-in that has ended is noticed; browsers open it again. */
    private static final Duration LASTS = Duration.ofMinutes(5);

    private Live() {}

    /**
     * Tells each time when something is no longer what it was.
     *
     * @param every how often to look
     * @param seen what was seen when the page was made, so that nothing is missed that came since; null to be told of the
     *     first look, too
     * @param look may take its time and ask a database
     */
    public static Multi<OutboundSseEvent> watch(Sse sse, Duration every, @Nullable String seen, Supplier<String> look) {
        var last = new AtomicReference<@Nullable String>(seen);
        return Multi.createFrom()
                .ticks()
                .every(every)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .select()
                .first(LASTS.dividedBy(every))
                .map(tick -> look.get())
                .select()
                .where(now -> !Objects.equals(last.getAndSet(now), now))
                .map(now -> sse.newEventBuilder().name("changed").data(now).build());
    }
}
