package io.heartline.scoring.score;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Tells all who follow the scores. */
@ApplicationScoped
class Followers {
    private final List<Follower> followers;
    private final ScoreMeters meters;

    Followers(@All List<Follower> followers, ScoreMeters meters) {
        this.followers = List.copyOf(followers);
        this.meters = meters;
    }

    /**
     * Tells a batch.
     *
     * @param given all scores that were given
     * @param winners those of them that count
     */
    void scored(List<LiveScore> given, List<LiveScore> winners, Instant at) {
        if (!winners.isEmpty()) {
            followers.forEach(follower -> follower.scored(winners, at));
        }
        given.forEach(live -> meters.scored(live, at));
    }
}
