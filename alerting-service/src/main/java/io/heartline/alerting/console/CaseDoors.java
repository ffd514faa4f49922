package io.heartline.alerting.console;

import io.heartline.alerting.casework.CaseChangeResource;
import io.heartline.alerting.casework.CaseNoteResource;
import io.heartline.alerting.casework.CaseOutcome;
import io.heartline.alerting.casework.CaseWorkResource;
import io.heartline.alerting.casework.ResponseChannel;
import io.heartline.alerting.casework.ResponseKind;
import io.heartline.alerting.casework.RootCause;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the forms of a case to its endpoints. */
@ApplicationScoped
class CaseDoors {
    private final CaseChangeResource changes;
    private final CaseWorkResource work;
    private final CaseNoteResource notes;

    CaseDoors(CaseChangeResource changes, CaseWorkResource work, CaseNoteResource notes) {
        this.changes = changes;
        this.work = work;
        this.notes = notes;
    }

    /** Does what the button that was pressed says. */
    void act(UUID id, Entered entered) {
        switch (entered.pressed()) {
            case "acknowledge" -> work.acknowledge(id);
            case "change" -> change(id, entered);
            case "close" -> close(id, entered);
            case "reopen" ->
                work.reopen(
                        id, new CaseWorkResource.Reopening(entered.as("reason").strip()));
            case "comment" ->
                notes.comment(
                        id,
                        new CaseNoteResource.NewComment(entered.as("comment").strip()));
            case "respond" -> respond(id, entered);
            case "link" -> link(id, entered);
            case "unlink" -> unlink(id, entered.id("linked"));
            default -> throw Entered.unknownButton();
        }
    }

    private void change(UUID id, Entered entered) {
        var due = entered.as("due");
        // A time that was not touched is no change: it may lie in the past, and has lost its seconds in the field.
        var dueAt = due.equals(entered.as("dueBefore")) ? null : entered.time("due");
        changes.change(
                id,
                new CaseChangeResource.ChangedCase(
                        entered.needed("version", Integer::valueOf),
                        field(entered, "owner"),
                        field(entered, "team"),
                        entered.number("severity"),
                        entered.choice("rootCause", RootCause::of),
                        dueAt));
    }

    /** An owner or a team that was emptied is none; one that the form does not have stays. */
    private static @Nullable String field(Entered entered, String name) {
        return entered.fields().containsKey(name) ? entered.as(name).strip() : null;
    }

    private void close(UUID id, Entered entered) {
        var outcome = entered.needed("outcome", CaseOutcome::of);
        work.close(id, new CaseWorkResource.Closing(outcome, entered.text("note")));
    }

    private void respond(UUID id, Entered entered) {
        notes.respond(
                id,
                new CaseNoteResource.NewResponse(
                        entered.needed("kind", ResponseKind::of),
                        entered.needed("channel", ResponseChannel::of),
                        entered.text("said"),
                        null));
    }

    private void link(UUID id, Entered entered) {
        notes.link(id, new CaseNoteResource.NewLinks(list(entered.id("customer")), list(entered.id("alert")), null));
    }

    private void unlink(UUID id, @Nullable UUID linked) {
        if (linked != null) {
            notes.unlink(id, linked);
        }
    }

    private static List<UUID> list(@Nullable UUID id) {
        return id == null ? List.of() : List.of(id);
    }
}
