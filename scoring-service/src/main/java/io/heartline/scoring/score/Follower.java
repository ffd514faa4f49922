package io.heartline.scoring.score;

import java.time.Instant;
import java.util.List;

/** Takes part in every transaction that gives scores: what it writes is there exactly if the scores are. */
public interface Follower {
    /**
     * Is told the scores that count, of a batch, before the transaction ends.
     *
     * @param at when they were given
     */
    void scored(List<LiveScore> batch, Instant at);
}
