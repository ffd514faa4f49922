package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one delivery says, in the forms that the API takes.
 *
 * @param interactions items as of {@code POST /interactions}
 * @param customerEvents items as of {@code POST /customer-events}
 * @param identifications identifiers that belong together
 * @param consents what customers allowed or refused
 * @param ignored why nothing in the delivery concerns us; null if something does
 */
public record Translation(
        List<ObjectNode> interactions,
        List<ObjectNode> customerEvents,
        List<Identification> identifications,
        List<ConsentStatement> consents,
        @Nullable String ignored) {
    /** A delivery that says nothing which we keep, such as a typing notice. */
    public static Translation ignored(String why) {
        return new Translation(List.of(), List.of(), List.of(), List.of(), why);
    }
}
