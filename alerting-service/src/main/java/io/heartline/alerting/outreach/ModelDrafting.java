package io.heartline.alerting.outreach;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.alerting.wording.Wordsmith;
import io.heartline.contracts.OutreachStatus;
import io.heartline.platform.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Has a language model word the drafts of plays that want it, once each. The template's draft is there from the beginning
 * and stays if the model has nothing better; whoever edits or decides meanwhile is not overwritten.
 */
@ApplicationScoped
class ModelDrafting {
    private static final int DRAFTS_MAX = 20;
    private static final int FIRST = 1;

    private final OutreachRepository outreaches;
    private final Wordings wordings;
    private final PlaysDrawn plays;
    private final Wordsmith wordsmith;
    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;

    ModelDrafting(
            OutreachRepository outreaches,
            Wordings wordings,
            PlaysDrawn plays,
            Wordsmith wordsmith,
            Database database,
            ObjectMapper json,
            Clock clock) {
        this.outreaches = outreaches;
        this.wordings = wordings;
        this.plays = plays;
        this.wordsmith = wordsmith;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    private record Unworded(UUID id, String language, String draft, Map<String, String> facts) {}

    @Scheduled(every = "10s", delayed = "7s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void pass() throws InterruptedException {
        if (!wordsmith.isOn()) {
            return;
        }
        for (var one : QuarkusTransaction.requiringNew().call(this::claim)) {
            var text = wordsmith.word(one.language(), one.draft(), one.facts());
            if (text.isPresent()) {
                QuarkusTransaction.requiringNew().run(() -> reword(one, text.get()));
            }
        }
    }

    /** What is claimed is not asked for again, whatever comes of it. */
    private List<Unworded> claim() {
        if (!database.tryLock("outreach-model-drafting")) {
            return List.of();
        }
        var now = clock.instant();
        return outreaches.unworded(DRAFTS_MAX).stream()
                .peek(outreach -> outreach.noteModelTried(now))
                .filter(outreach -> plays.of(outreach).definition().modelDrafts())
                .map(this::unworded)
                .toList();
    }

    private Unworded unworded(Outreach outreach) {
        return new Unworded(
                outreach.id(), String.valueOf(outreach.language()), String.valueOf(outreach.draft()), facts(outreach));
    }

    private Map<String, String> facts(Outreach outreach) {
        var kept = outreach.facts();
        try {
            return kept == null ? Map.of() : json.readValue(kept, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts were not written by us", e);
        }
    }

    private void reword(Unworded one, String text) {
        outreaches
                .forUpdate(one.id())
                .filter(outreach -> outreach.status() == OutreachStatus.PROPOSED && outreach.draftVersion() == FIRST)
                .ifPresent(outreach -> {
                    var wording =
                            new Wording(Wording.Origin.MODEL, wordsmith.name(), one.language(), text, clock.instant());
                    outreach.reword(wording);
                    wordings.keep(outreach, wording);
                });
    }
}
