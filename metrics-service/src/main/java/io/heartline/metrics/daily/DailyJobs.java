package io.heartline.metrics.daily;

import static io.heartline.metrics.database.Database.Column.column;

import io.heartline.metrics.database.Database;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs what is due, each brand's jobs one by one; of several instances, each takes those that no other holds. */
@ApplicationScoped
public class DailyJobs {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration RETRY = Duration.ofMinutes(10);
    private static final String ENSURE = """
            insert into daily_job (brand, job, due_at)
            select distinct customer.brand, of_job, ?::timestamptz from customer
            cross join unnest(?) as known (of_job) on conflict do nothing""";
    private static final String TAKE = """
            select brand, job from daily_job where due_at <= ? and job = any(?) order by due_at, brand, job
            limit 1 for update skip locked""";
    private static final String HOLD = """
            insert into daily_job (brand, job, due_at) values (?, ?, ?)
            on conflict (brand, job) do update set due_at = excluded.due_at""";
    private static final String HASTEN = "update daily_job set due_at = ? where brand = any(?) and due_at > ?";

    private final Map<String, DailyJob> jobs;
    private final Database database;
    private final Clock clock;

    DailyJobs(@All List<DailyJob> jobs, Database database, Clock clock) {
        this.jobs = jobs.stream().collect(Collectors.toMap(DailyJob::name, Function.identity()));
        this.database = database;
        this.clock = clock;
    }

    /** Runs a job of a brand now, in the caller's transaction; it is due again a day later. */
    public void run(String brand, DailyJob job) {
        var now = clock.instant();
        database.update(HOLD, brand, job.name(), now.plus(DAY));
        job.run(brand, now);
    }

    /** Makes all jobs of these brands due, because what they computed is not true any more. */
    public void hasten(List<String> brands) {
        var now = clock.instant();
        database.update(HASTEN, now, column("text", brands, brand -> brand), now);
    }

    /** Makes sure that every job is known for every brand. */
    void ensure() {
        database.update(ENSURE, clock.instant(), column("text", jobs.keySet(), job -> job));
    }

    /** A job of a brand. */
    record Due(String brand, String job) {}

    /** A job failed; its transaction is lost. */
    static final class JobFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Due due;

        private JobFailed(Due due, RuntimeException cause) {
            super("the job " + due.job() + " failed", cause);
            this.due = due;
        }

        Due due() {
            return due;
        }
    }

    /**
     * Runs one job that is due, in the caller's transaction.
     *
     * @return whether there may be more
     * @throws JobFailed if it cannot be done
     */
    boolean runDue() {
        var due = database.query(
                TAKE,
                row -> new Due(row.text("brand"), row.text("job")),
                clock.instant(),
                column("text", jobs.keySet(), job -> job));
        for (var one : due) {
            try {
                run(one.brand(), Objects.requireNonNull(jobs.get(one.job())));
            } catch (RuntimeException e) {
                throw new JobFailed(one, e);
            }
        }
        return !due.isEmpty();
    }

    /** Puts off a job that failed, so that it does not keep the others waiting. */
    void postpone(Due due) {
        database.update(HOLD, due.brand(), due.job(), clock.instant().plus(RETRY));
    }
}
