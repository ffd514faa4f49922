package io.heartline.localstack.verify;

import io.heartline.localstack.stack.Service;
import java.util.Set;

/** What a caller may do for its own brand or for none, and reads whose question is a body. */
final class SharedChanges {
    private SharedChanges() {}

    static Set<String> of(Service service) {
        return switch (service) {
            case INGESTION ->
                Set.of("PUT /import-mappings/{name}", "DELETE /import-mappings/{name}", "POST /interactions/texts");
            case SCORING -> Set.of("POST /scores", "POST /explanations", "POST /rescores");
            case METRICS -> Set.of("POST /policies/{version}/dry-run");
            case ALERTING -> Set.of("POST /backtests", "POST /silences/preview", "POST /templates/previews");
        };
    }
}
