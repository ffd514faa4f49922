package io.heartline.ingestion.console;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.function.Supplier;

/** Streams by which open pages learn that they are out of date; a page then fetches itself again. */
final class Live {
    private static final Duration EVERY = Duration.ofSeconds(1);
    /** A stream ends now and then, so that a log-in that has ended is noticed; browsers open it again. */
    private static final int LOOKS_MAX = 300;

    private Live() {}

    /** Looks at something each second, and tells when it is no longer what it was. */
    static Multi<OutboundSseEvent> watch(Sse sse, Supplier<String> look) {
        return Multi.createFrom()
                .ticks()
                .every(EVERY)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .select()
                .first(LOOKS_MAX)
                .map(tick -> look.get())
                .skip()
                .repetitions()
                .map(seen -> sse.newEventBuilder().name("changed").data(seen).build());
    }
}
