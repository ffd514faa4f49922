package io.heartline.localstack.verify;

import io.heartline.localstack.api.Apis;
import java.io.IOException;
import java.util.Optional;

/** Finds customers by what a source calls them. */
final class Identifiers {
    private Identifiers() {}

    /** Returns the id of the customer with this external id; empty while nobody has it. */
    static Optional<String> find(Apis ingestion, String externalId) throws IOException, InterruptedException {
        var found = ingestion
                .get("/customers?kind=external-id&brand=" + Senders.BRAND + "&value=" + externalId)
                .body()
                .at("/items/0/id")
                .asText();
        return Optional.of(found).filter(id -> !id.isEmpty());
    }
}
