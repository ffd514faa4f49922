package io.heartline.scoring.correction;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person said of a score, as callers see it.
 *
 * @param version the version of the interaction's text that it is about
 * @param model the version of the model that it corrects
 * @param labels what was said
 * @param before what the model had said of the same labels and all others
 * @param by the name of the key with which it was said
 * @param withdrawnBy the name of the key that withdrew it; null while it is in force
 */
public record CorrectionView(
        UUID id,
        UUID interactionId,
        int version,
        String brand,
        String model,
        Labels labels,
        Labels before,
        String reason,
        String by,
        Instant at,
        @Nullable String withdrawnBy,
        @Nullable Instant withdrawnAt) {
    static CorrectionView of(KeptCorrection correction) {
        var model = correction.modelScore();
        return new CorrectionView(
                correction.id(),
                correction.interactionId(),
                correction.version(),
                correction.brand(),
                model.model(),
                correction.labels(),
                Labels.of(model),
                correction.reason(),
                correction.madeBy(),
                correction.madeAt(),
                correction.withdrawnBy(),
                correction.withdrawnAt());
    }
}
