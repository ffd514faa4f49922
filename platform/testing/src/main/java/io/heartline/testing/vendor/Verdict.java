package io.heartline.testing.vendor;

import java.util.Optional;

/**
 * What a vendor makes of a request.
 *
 * @param status of its answer
 * @param answer its words
 * @param broken the rule that the request broke, if it did; only what broke none counts as taken
 * @param key what the vendor tells repetitions by; its own for vendors that cannot
 * @param event what it is about, in the vendor's words
 */
record Verdict(int status, String answer, Optional<String> broken, String key, String event) {
    static Verdict taken(int status, String answer, String key, String event) {
        return new Verdict(status, answer, Optional.empty(), key, event);
    }

    static Verdict refused(int status, String answer, String rule) {
        return new Verdict(status, answer, Optional.of(rule), "", "");
    }
}
