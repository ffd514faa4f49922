package io.heartline.faults.campaign;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.faults.fault.FaultKind;
import io.heartline.faults.load.Note;
import io.heartline.faults.oracle.Verdict;
import io.heartline.faults.receiver.Receivers.Message;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What a campaign tells: lines for people, and one object for machines. */
final class Report {
    private final CampaignPlan plan;
    private final Map<FaultKind, Integer> injected = new EnumMap<>(FaultKind.class);
    private final Map<FaultKind, String> notRun = new EnumMap<>(FaultKind.class);
    private final Recoveries recoveries = new Recoveries();
    private final Consumer<String> say;

    Report(CampaignPlan plan, Consumer<String> say) {
        this.plan = plan;
        this.say = say;
    }

    void injected(FaultKind kind) {
        injected.merge(kind, 1, Integer::sum);
    }

    void notRun(FaultKind kind, String why) {
        if (notRun.putIfAbsent(kind, why) == null) {
            say.accept("  " + kind.wire() + ": not run: " + why);
        }
    }

    Recoveries recoveries() {
        return recoveries;
    }

    /** What went through and what came of it. */
    record Outcome(List<Note> notes, int requests, List<Message> messages, Verdict verdict, double drainedSeconds) {}

    ObjectNode tell(Outcome outcome, List<String> failures) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("check", "faults").put("seed", plan.seed());
        faults(json);
        var accepted = outcome.notes().stream().filter(Note::isAccepted).count();
        var messages = outcome.messages();
        var distinct = messages.stream().map(Message::id).distinct().count();
        var verdict = outcome.verdict();
        say.accept(String.format(
                Locale.ROOT,
                "  %,d records in %,d requests: %,d accepted, %,d never answered well",
                outcome.notes().size(),
                outcome.requests(),
                accepted,
                outcome.notes().size() - accepted));
        say.accept(String.format(
                Locale.ROOT,
                "  %,d messages at the receiver, %,d of them again under the same id; at rest after %.1f s",
                distinct,
                messages.size() - distinct,
                outcome.drainedSeconds()));
        say.accept(String.format(
                Locale.ROOT,
                "  lost %d, duplicated %d, of %,d comparisons; this seed again: --seed %d",
                verdict.lost(),
                verdict.duplicated(),
                verdict.checked(),
                plan.seed()));
        json.put("records", outcome.notes().size())
                .put("requests", outcome.requests())
                .put("accepted", accepted)
                .put("messages", distinct)
                .put("messagesRepeated", messages.size() - distinct)
                .put("drainedSeconds", outcome.drainedSeconds())
                .put("comparisons", verdict.checked())
                .put("lost", verdict.lost())
                .put("duplicated", verdict.duplicated());
        var all = json.putArray("failures");
        failures.forEach(all::add);
        verdict.violations().forEach(all::add);
        all.forEach(failure -> say.accept("  FAILED: " + failure.asText()));
        return json.put("passed", all.isEmpty());
    }

    private void faults(ObjectNode json) {
        var faults = json.putObject("faults");
        injected.forEach((kind, count) -> {
            say.accept(String.format(
                    Locale.ROOT,
                    "  %-20s %3d times, through again after %.1f s (median), %.1f s (longest)",
                    kind.wire(),
                    count,
                    recoveries.median(kind),
                    recoveries.longest(kind)));
            faults.putObject(kind.wire())
                    .put("injected", count)
                    .put("recoveredAfterSeconds", recoveries.median(kind))
                    .put("longestSeconds", recoveries.longest(kind));
        });
        var missing = json.putObject("notRun");
        notRun.forEach((kind, why) -> missing.put(kind.wire(), why));
    }
}
