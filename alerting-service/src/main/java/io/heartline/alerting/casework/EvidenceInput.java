package io.heartline.alerting.casework;

import io.heartline.alerting.alert.Cause;
import io.heartline.contracts.Span;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence that a person links: an id and places in its text, never the text.
 *
 * @param kind {@code interaction} (if absent) or {@code customer-event}
 * @param spans in Unicode code points of the masked text
 */
public record EvidenceInput(
        @NotNull UUID id,

        @Nullable @Pattern(regexp = "interaction|customer-event")
        String kind,

        @Nullable @Size(max = 8) List<@NotNull Span> spans) {
    static CaseWriting.Links links(
            @Nullable List<UUID> customerIds, @Nullable List<UUID> alertIds, @Nullable List<EvidenceInput> evidence) {
        return new CaseWriting.Links(
                orEmpty(customerIds),
                orEmpty(alertIds),
                orEmpty(evidence).stream().map(EvidenceInput::piece).toList());
    }

    private CaseWriting.Piece piece() {
        return new CaseWriting.Piece(id, kind == null ? Cause.INTERACTION : kind, orEmpty(spans));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }
}
