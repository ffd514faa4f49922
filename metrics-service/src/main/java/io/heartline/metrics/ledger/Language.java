package io.heartline.metrics.ledger;

import io.heartline.metrics.request.Requests;
import org.jspecify.annotations.Nullable;

/** The languages in which entries are put into words. */
enum Language {
    EN,
    ZH;

    /**
     * The language of a request: English, if it is not said.
     *
     * @throws io.heartline.platform.problem.InvalidInput if it is another one
     */
    static Language of(@Nullable String lang) {
        return switch (lang) {
            case null -> EN;
            case "en" -> EN;
            case "zh" -> ZH;
            default -> throw Requests.invalid("lang", "is not en or zh");
        };
    }
}
