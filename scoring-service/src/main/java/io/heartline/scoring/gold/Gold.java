package io.heartline.scoring.gold;

import io.heartline.contracts.Ids;
import io.heartline.platform.access.Brands;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.heartline.scoring.model.Models;
import io.heartline.scoring.score.Memory;
import io.heartline.scoring.score.Revisions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Texts that the operator labelled. */
@ApplicationScoped
class Gold implements Memory {
    /** So many texts are kept in all samples together. */
    static final int TEXTS_MAX = 50_000;

    static final int SAMPLES_MAX = 100;

    private final GoldSamples samples;
    private final GoldTable table;
    private final GoldFigures figures;
    private final Models models;
    private final Revisions revisions;
    private final Clock clock;

    Gold(GoldSamples samples, GoldTable table, GoldFigures figures, Models models, Revisions revisions, Clock clock) {
        this.samples = samples;
        this.table = table;
        this.figures = figures;
        this.models = models;
        this.revisions = revisions;
        this.clock = clock;
    }

    /** What became of the texts of a call. */
    record Taken(String name, String brand, int received, int added, int changed, int unchanged) {}

    /** A sample and what is in it. */
    record Summary(GoldSample sample, List<GoldTable.Count> counts) {}

    /**
     * Which brand a sample is of.
     *
     * @throws NotFound if the caller does not see the brand
     * @throws InvalidInput if none is named and the caller sees several, but not all
     */
    static String brand(@Nullable String asked, Brands brands) {
        var names = brands.forSql();
        if (asked != null) {
            if (!(asked.equals(GoldSample.EVERY_BRAND) ? brands.areAll() : brands.contain(asked))) {
                throw new NotFound("unknown-brand", "This key sees no such brand.");
            }
            return asked;
        }
        if (names == null) {
            return GoldSample.EVERY_BRAND;
        }
        if (names.length != 1) {
            throw new InvalidInput("brand-required", "This key sees several brands; name one.");
        }
        return names[0];
    }

    /**
     * Takes texts, and measures the live models on them. The same texts again change nothing.
     *
     * @throws Conflict if too many texts or samples are kept
     */
    Taken take(String brand, String name, List<GoldText> texts, String by) {
        // Models may take seconds for all of them: no transaction waits for that.
        var live = models.live();
        var said = texts.stream().map(text -> figures.said(text, live)).toList();
        return QuarkusTransaction.requiringNew().timeout(300).call(() -> take(brand, name, texts, said, by));
    }

    private Taken take(String brand, String name, List<GoldText> texts, List<GoldTable.Said> said, String by) {
        var now = clock.instant();
        // Holds erasures, so that no erased customer comes back
        revisions.lock(List.of());
        var erased = erased(texts);
        var sample = samples.find(brand, name).orElseGet(() -> {
            if (samples.count() >= SAMPLES_MAX) {
                throw new Conflict("too-many-samples", "At most " + SAMPLES_MAX + " samples are kept.");
            }
            var fresh = new GoldSample(Ids.next(), brand, name, by, now);
            samples.persistAndFlush(fresh);
            return fresh;
        });
        int added = 0;
        int changed = 0;
        for (int i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            if (text.customerId() != null && erased.contains(text.customerId())) {
                continue;
            }
            for (boolean fresh : table.store(sample.id(), text, said.get(i), now)) {
                added += fresh ? 1 : 0;
                changed += fresh ? 0 : 1;
            }
        }
        if (table.count() > TEXTS_MAX) {
            throw new Conflict("too-many-texts", "At most " + TEXTS_MAX + " labelled texts are kept.");
        }
        if (added + changed > 0) {
            sample.touch(now);
            figures.measure();
        }
        return new Taken(name, brand, texts.size(), added, changed, texts.size() - added - changed);
    }

    private Set<UUID> erased(List<GoldText> texts) {
        return new HashSet<>(table.erased(texts.stream()
                .map(GoldText::customerId)
                .filter(Objects::nonNull)
                .distinct()
                .toList()));
    }

    /** The samples that a caller sees. */
    @Transactional
    List<Summary> summaries(Brands brands) {
        return samples.visible(brands).stream()
                .map(sample -> new Summary(sample, table.counts(sample.id())))
                .toList();
    }

    /**
     * Deletes a sample with its texts; the figures follow.
     *
     * @throws NotFound if the caller sees no such sample
     */
    @Transactional
    void delete(String brand, String name) {
        var sample = samples.find(brand, name)
                .orElseThrow(() -> new NotFound("unknown-sample", "No sample of this name is known."));
        samples.delete(sample);
        samples.flush();
        figures.measure();
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public long forget(List<UUID> customers) {
        return table.forget(customers);
    }
}
