package io.heartline.ingestion.connector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * Reads one kind of source, a portion at a time.
 *
 * <p>It keeps no state: where it goes on is in the cursor, which is stored together with what was read. Whoever is
 * killed in between reads the same portion again, and the records that are known already are duplicates.
 */
@FunctionalInterface
interface Connector {
    /**
     * The next portion.
     *
     * @param cursor what the portion before gave; empty at the beginning
     * @throws PullFailure if the source cannot be read now, in words for whoever set it up
     * @throws IOException if the connection fails
     */
    Portion read(ObjectNode cursor, Settings settings) throws IOException;
}
