package io.heartline.scoring.drift;

import io.heartline.scoring.model.ShadowConfig;
import io.heartline.scoring.score.Follower;
import io.heartline.scoring.score.LiveScore;
import io.heartline.scoring.score.Scores;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Notes which interactions the shadow is to score too. It does so later and elsewhere: live scoring never waits for it. */
@ApplicationScoped
class ShadowFollower implements Follower {
    private final ShadowTable table;
    private final Scores scores;
    private final ShadowConfig config;

    ShadowFollower(ShadowTable table, Scores scores, ShadowConfig config) {
        this.table = table;
        this.scores = scores;
        this.config = config;
    }

    @Override
    public void scored(List<LiveScore> batch, Instant at) {
        var drawn = batch.stream()
                .filter(live -> scores.shadowed(live.score().language()).isPresent())
                .map(live -> live.heard().id())
                .filter(id -> drawn(id, config.shadowShare()))
                .sorted()
                .toList();
        if (!drawn.isEmpty()) {
            table.queue(drawn, at);
        }
    }

    /** Whether an id is among a share of all; that of a smaller share is part of that of a larger. */
    static boolean drawn(UUID id, double share) {
        // The finaliser of SplitMix64 (Steele, Lea and Flood, 2014): ids of one moment differ in few bits
        long mixed = id.getMostSignificantBits() ^ id.getLeastSignificantBits();
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        mixed ^= mixed >>> 31;
        return (mixed >>> 11) * 0x1.0p-53 < share;
    }
}
