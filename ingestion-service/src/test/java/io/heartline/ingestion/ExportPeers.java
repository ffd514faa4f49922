package io.heartline.ingestion;

import io.heartline.ingestion.part.OtherService;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The three services that keep parts of a person, each as a server of its own. */
public final class ExportPeers implements QuarkusTestResourceLifecycleManager {
    @SuppressWarnings("NullAway.Init") // started before the first test
    static OtherService scoring;

    @SuppressWarnings("NullAway.Init") // started before the first test
    static OtherService metrics;

    @SuppressWarnings("NullAway.Init") // started before the first test
    static OtherService alerting;

    @Override
    public Map<String, String> start() {
        scoring = new OtherService();
        metrics = new OtherService();
        alerting = new OtherService();
        return Map.of(
                "heartline.export.scoring-url",
                scoring.url().toString(),
                "heartline.export.metrics-url",
                metrics.url().toString(),
                "heartline.export.alerting-url",
                alerting.url().toString(),
                "heartline.export.api-key",
                OtherService.KEY,
                "heartline.export.timeout",
                "3s",
                "heartline.export.parallel-max",
                "1");
    }

    @Override
    public void stop() {
        scoring.close();
        metrics.close();
        alerting.close();
    }
}
