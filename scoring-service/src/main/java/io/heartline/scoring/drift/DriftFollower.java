package io.heartline.scoring.drift;

import io.heartline.scoring.score.Follower;
import io.heartline.scoring.score.LiveScore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;

/** Tallies the live scores of each day. */
@ApplicationScoped
class DriftFollower implements Follower {
    private final DriftTable table;

    DriftFollower(DriftTable table) {
        this.table = table;
    }

    @Override
    public void scored(List<LiveScore> batch, Instant at) {
        var tallies = new HashMap<DriftTable.Key, Tally>();
        for (var live : batch) {
            var heard = live.heard();
            var key = new DriftTable.Key(
                    LocalDate.ofInstant(heard.occurredAt(), ZoneOffset.UTC),
                    heard.brand(),
                    live.score().model(),
                    live.score().language(),
                    heard.channel().wire());
            tallies.merge(key, Tally.of(heard.text(), live.score()), Tally::plus);
        }
        table.append(tallies);
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void fold() {
        boolean more;
        do {
            more = QuarkusTransaction.requiringNew().call(table::fold);
        } while (more);
    }
}
