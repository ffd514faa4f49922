package io.heartline.ingestion.part;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What the other services keep of a person. It is asked for when somebody waits for it, and nothing of it is stored here:
 * services tell each other what happened through Kafka alone.
 */
@ApplicationScoped
public class Parts {
    private final Map<String, Optional<URI>> services = new LinkedHashMap<>();
    private final PartsConfig config;
    private final HttpClient client;
    private final Semaphore slots;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Parts(PartsConfig config) {
        this.config = config;
        this.slots = new Semaphore(config.parallelMax());
        services.put("scoring-service", config.scoringUrl());
        services.put("metrics-service", config.metricsUrl());
        services.put("alerting-service", config.alertingUrl());
        // Without redirects: the key is for whom it is configured for.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdownNow();
        client.shutdownNow();
    }

    /** Asks all services at the same time. Empty if as many exports are being made as may be at once. */
    public Optional<Collected> collect(Collection<UUID> customerIds) {
        if (!slots.tryAcquire()) {
            return Optional.empty();
        }
        try {
            Map<String, Future<Part>> asked = new LinkedHashMap<>();
            services.forEach(
                    (service, url) -> asked.put(service, threads.submit(() -> ask(service, url, customerIds))));
            long deadline = System.nanoTime() + config.timeout().toNanos();
            List<Part> parts = new ArrayList<>();
            asked.forEach((service, part) ->
                    parts.add(await(service, part, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))));
            return Optional.of(new Collected(parts, config.archiveMax().asLongValue(), slots::release));
        } catch (RuntimeException e) {
            slots.release();
            throw e;
        }
    }

    private Part ask(String service, Optional<URI> url, Collection<UUID> customerIds) throws InterruptedException {
        if (url.isEmpty() || config.apiKey().isEmpty()) {
            return new Part.Missing(service, "its address or the key for it is not configured");
        }
        var answerBytesMax = config.answerMax().asLongValue();
        return new PartClient(service, url.get(), config.apiKey().get(), client, answerBytesMax).ask(customerIds);
    }

    private Part await(String service, Future<Part> part, Duration patience) {
        try {
            return part.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            part.cancel(true);
            return new Part.Missing(
                    service, "it did not answer within " + config.timeout().toSeconds() + " s");
        } catch (ExecutionException e) {
            Log.errorf(e, "An export could not be asked for, service=%s", service);
            return new Part.Missing(service, "asking it failed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            part.cancel(true);
            return new Part.Missing(service, "this service is being stopped");
        }
    }
}
