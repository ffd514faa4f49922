package io.heartline.metrics.digest;

import io.heartline.metrics.daily.DailyJob;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.TreeMap;

/** Draws up digests of 7 days that end on Mondays, and of 30 that end on the first of a month, and mails them. */
@ApplicationScoped
class Digests implements DailyJob {
    static final int WEEK = 7;
    static final int MONTH = 30;
    private static final String EVERY = "*";

    private final DigestStore store;
    private final DigestConfig config;
    private final Mailer mailer;

    Digests(DigestStore store, DigestConfig config, Mailer mailer) {
        this.store = store;
        this.config = config;
        this.mailer = mailer;
    }

    @Override
    public String name() {
        return "digest";
    }

    @Override
    public void run(String brand, Instant now) {
        for (var digest :
                List.of(store.draw(brand, WEEK, lastMonday(now)), store.draw(brand, MONTH, firstOfMonth(now)))) {
            store.record(brand, now, digest);
            if (config.from().isPresent()) {
                new TreeMap<>(config.teams()).forEach((name, team) -> mail(brand, digest, name, team, now));
            }
        }
    }

    /** A team's letter is a transaction of its own: what went out is not sent again because another could not be. */
    private void mail(String brand, Digest digest, String name, DigestConfig.Team team, Instant now) {
        if (!team.brands().contains(EVERY) && !team.brands().contains(brand)) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            if (store.mark(brand, name, digest, now)) {
                var letter = Letter.of(brand, digest, team.touchpoints(), team.language(), config.link());
                mailer.send(Mail.withText(team.address(), letter.subject(), letter.text())
                        .setFrom(config.from().orElseThrow()));
            }
        });
    }

    private static Instant lastMonday(Instant now) {
        return now.atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .toInstant();
    }

    private static Instant firstOfMonth(Instant now) {
        return now.atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .with(TemporalAdjusters.firstDayOfMonth())
                .toInstant();
    }
}
