package io.heartline.ingestion.erasure;

import com.fasterxml.jackson.annotation.JsonValue;
import io.heartline.ingestion.part.Part;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an archive holds, and what it lacks.
 *
 * @param customerIds all ids of the person
 * @param complete whether it is known of every service what it keeps
 */
record ExportManifest(
        UUID customerId,
        List<UUID> customerIds,
        String brand,
        Instant exportedAt,
        boolean complete,
        List<Entry> services) {

    /** What there is of a service. */
    enum Status {
        /** All that it keeps. */
        INCLUDED,
        /** It keeps nothing of the person. */
        NOTHING_KEPT,
        /** It is not known what it keeps. */
        MISSING;

        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One service.
     *
     * @param files those of the archive that are its own
     * @param reason why it is missing; null if it is not
     */
    record Entry(
            String service,
            Status status,
            List<String> files,
            @Nullable String reason) {
        static Entry of(Part part) {
            return switch (part) {
                case Part.Held held ->
                    new Entry(
                            held.service(),
                            Status.INCLUDED,
                            held.answers().stream()
                                    .map(answer -> file(held.service(), answer.askedFor()) + ".json")
                                    .toList(),
                            null);
                case Part.Nothing nothing -> new Entry(nothing.service(), Status.NOTHING_KEPT, List.of(), null);
                case Part.Missing missing -> new Entry(missing.service(), Status.MISSING, List.of(), missing.why());
            };
        }
    }

    /** The file of a service's answer, without its ending. */
    static String file(String service, UUID askedFor) {
        return service + "/" + askedFor;
    }
}
