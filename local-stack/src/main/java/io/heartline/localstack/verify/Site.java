package io.heartline.localstack.verify;

import io.heartline.localstack.api.Apis;
import io.heartline.localstack.audit.Audits;
import io.heartline.localstack.feed.Feeds;
import io.heartline.localstack.sink.Registration;
import io.heartline.localstack.sink.Sinks;
import io.heartline.localstack.stack.RunningStack;
import io.heartline.localstack.stack.Service;
import io.heartline.localstack.stack.StackPlan;
import io.heartline.localstack.stack.Stacks;
import java.io.IOException;
import java.time.Clock;
import java.util.function.Consumer;

/** An empty stack for a check, with a receiver, clients and a view of its databases. */
record Site(RunningStack stack, Sinks sink, Feeds feeds, Audits audits, Apis ingestion, Apis scoring, Apis metrics)
        implements AutoCloseable {

    static Site open(StackPlan plan, Clock clock, Consumer<String> say) throws IOException, InterruptedException {
        Stacks.reset(plan, say);
        var sink = Sinks.start(clock, plan.dataDirectory());
        var stack = Stacks.start(plan, say);
        var file = stack.file();
        var site = new Site(
                stack,
                sink,
                new Feeds(file.url(Service.INGESTION), file.apiKey()),
                new Audits(file),
                new Apis(file.url(Service.INGESTION), file.apiKey()),
                new Apis(file.url(Service.SCORING), file.apiKey()),
                new Apis(file.url(Service.METRICS), file.apiKey()));
        try (var alerting = site.alerting()) {
            Registration.register(site.sink(), alerting);
        }
        return site;
    }

    /** Returns a client of alerting, which the caller closes. */
    Apis alerting() {
        return new Apis(stack.file().url(Service.ALERTING), stack.file().apiKey());
    }

    @Override
    public void close() {
        feeds.close();
        ingestion.close();
        scoring.close();
        metrics.close();
        stack.close();
        sink.close();
    }
}
