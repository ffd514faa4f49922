package io.heartline.localstack.evaluation;

import java.time.Duration;
import java.util.List;

/**
 * The texts of a file with their scores.
 *
 * @param leftOut rows without a text or a label that the task can use
 * @param cut texts that were longer than the service takes, and were cut
 * @param took how long reading and scoring took
 */
record Sample(List<Case> cases, long leftOut, long cut, Duration took) {
    Sample {
        cases = List.copyOf(cases);
    }
}
