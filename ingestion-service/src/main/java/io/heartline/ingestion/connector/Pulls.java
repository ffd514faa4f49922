package io.heartline.ingestion.connector;

import io.heartline.ingestion.delivery.RawDeliveries;
import io.heartline.ingestion.source.Readings;
import io.heartline.ingestion.source.SecretUse;
import io.heartline.ingestion.source.Source;
import io.heartline.ingestion.source.Sources;
import io.heartline.platform.outbound.PrivateAddress;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads claimed sources. What a portion gave and the cursor behind it are stored in one transaction: whoever is killed in
 * between reads the same portion again, and what came before is a duplicate.
 */
@ApplicationScoped
class Pulls {
    private static final int BACKOFF_DOUBLINGS_MAX = 16;
    private static final int FAILURE_LENGTH_MAX = 500;

    private final Connectors connectors;
    private final PullStates states;
    private final Sources sources;
    private final RawDeliveries deliveries;
    private final ConnectorConfig config;
    private final Clock clock;

    Pulls(
            Connectors connectors,
            PullStates states,
            Sources sources,
            RawDeliveries deliveries,
            ConnectorConfig config,
            Clock clock) {
        this.connectors = connectors;
        this.states = states;
        this.sources = sources;
        this.deliveries = deliveries;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What a reading did.
     *
     * @param received items that are new
     * @param duplicates items that had come before
     * @param more whether there is something left
     * @param failure why it did not come to its end; null if it did
     */
    record Outcome(
            int received,
            int duplicates,
            boolean more,
            @Nullable String failure) {}

    /** The claim ended while the source was read: somebody else goes on from the same cursor. */
    private static final class Lost extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private record Step(RawDeliveries.Receipt receipt, Portion portion) {}

    /** Reads up to this many portions of a source under a claim, which ends with it. */
    Outcome read(UUID sourceId, UUID claim, int portions) {
        int received = 0;
        int duplicates = 0;
        var wait = config.backoff();
        try {
            var source = sources.find(sourceId).orElseThrow(Lost::new);
            var settings = settings(source);
            wait = settings.every();
            boolean more = true;
            Duration pause = null;
            for (int i = 0; i < portions && more && pause == null; i++) {
                var step = step(source, claim);
                received += step.receipt().received();
                duplicates += step.receipt().duplicates();
                more = step.portion().more();
                pause = step.portion().pause();
            }
            var next = pause != null ? pause : more ? Duration.ZERO : wait;
            states.release(sourceId, claim, clock.instant().plus(next));
            return new Outcome(received, duplicates, more, null);
        } catch (Lost e) {
            return new Outcome(received, duplicates, true, "Another instance has taken over.");
        } catch (IOException e) {
            return failed(sourceId, claim, words(e), e instanceof PullFailure failure ? failure.retryAfter() : null);
        } catch (RuntimeException e) {
            Log.errorf(e, "A source could not be read, sourceId=%s", sourceId);
            return failed(sourceId, claim, "The source could not be read; see the log.", null);
        }
    }

    private Settings settings(Source source) {
        var secret = sources.secrets(source.id(), SecretUse.SIGNING).stream()
                .findFirst()
                .orElse(null);
        return new Settings(source.defaults(), secret, clock.instant());
    }

    private Step step(Source source, UUID claim) throws IOException {
        var connector = connectors.of(source.kind()).orElseThrow(Lost::new);
        var cursor = states.cursor(source.id(), claim, clock.instant()).orElseThrow(Lost::new);
        var portion = connector.read(cursor, settings(source));
        var receipt = QuarkusTransaction.requiringNew().call(() -> store(source, claim, portion));
        return new Step(receipt.orElseThrow(Lost::new), portion);
    }

    private Optional<RawDeliveries.Receipt> store(Source source, UUID claim, Portion portion) {
        var now = clock.instant();
        if (states.cursor(source.id(), claim, now).isEmpty()) {
            return Optional.empty();
        }
        // The same item is the same delivery; an item that was edited is another one, and revises the record
        var arrivals = portion.items().stream()
                .map(item -> new RawDeliveries.Arrival(item.toString(), item.toString()))
                .toList();
        var receipt = arrivals.isEmpty() ? new RawDeliveries.Receipt(0, 0) : deliveries.take(source, arrivals);
        states.stored(source.id(), portion.cursor(), now, config.lease());
        return Optional.of(receipt);
    }

    private Outcome failed(UUID sourceId, UUID claim, String failure, @Nullable Duration retryAfter) {
        int failures = states.find(sourceId).map(Readings.Reading::failures).orElse(0);
        var wait = wait(config, failures, retryAfter);
        var now = clock.instant();
        var text = failure.length() > FAILURE_LENGTH_MAX ? failure.substring(0, FAILURE_LENGTH_MAX) : failure;
        states.fail(sourceId, claim, text, now, nextAt(now, wait));
        return new Outcome(0, 0, true, text);
    }

    private static Instant nextAt(Instant now, Duration wait) {
        return now.plus(wait);
    }

    /** How long a source is left alone: as long as it asks for, and at least as the failures before it demand. */
    static Duration wait(ConnectorConfig config, int failuresBefore, @Nullable Duration asked) {
        var own = config.backoff().multipliedBy(1L << Math.min(failuresBefore, BACKOFF_DOUBLINGS_MAX));
        var bounded = own.compareTo(config.backoffMax()) > 0 ? config.backoffMax() : own;
        return asked != null && asked.compareTo(bounded) > 0 ? asked : bounded;
    }

    private static String words(IOException e) {
        return switch (e) {
            case PullFailure failure -> String.valueOf(failure.getMessage());
            case PrivateAddress refused -> String.valueOf(refused.getMessage());
            case UnknownHostException unknown -> "The host is unknown.";
            case InterruptedIOException late -> "There was no answer in time.";
            default -> "The connection failed.";
        };
    }
}
