package io.heartline.scoring.score;

import io.heartline.contracts.Score;

/**
 * What becomes of a kept score.
 *
 * @param kept as it was
 * @param model what the model says now
 * @param shown what is told from now on; of its revision number no notice is taken
 */
public record Revision(Kept kept, Score model, Score shown) {
    /** Gives what is kept its number, so that revisions differ only in what they say. */
    public Revision {
        model = Revisions.numbered(model, 1);
        shown = Revisions.numbered(shown, kept.shown().revision());
    }

    /** Whether something else is told from now on. */
    public boolean tells() {
        return !shown.equals(kept.shown());
    }

    /** Whether there is something to keep: corrections may hide what the model says now. */
    boolean changes() {
        return tells() || !model.equals(kept.model());
    }
}
