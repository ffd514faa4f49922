package io.heartline.training.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.heartline.scoring.encoder.WordPieces;
import java.util.List;
import java.util.Random;

/**
 * Texts of about the same length.
 *
 * @param ids of the pieces, (texts, places)
 * @param mask what is added to attention: 0 for a real piece, very little for a filled place, (texts, 1, 1, places)
 * @param real 1 for a real piece, 0 for a filled place, (texts, places, 1)
 */
record Batch(NDArray ids, NDArray mask, NDArray real) {
    private static final float UNSEEN = -1e4f;
    private static final int STEP = 2;

    /** How many places a text takes in a batch: its pieces and two marks, rounded up. */
    static int places(Example text) {
        return (text.ids().length + 2 + STEP - 1) / STEP * STEP;
    }

    /** Fills a batch; each piece is hidden with the probability {@code hidden}, so that no single word is relied on. */
    static Batch of(NDManager manager, List<Example> texts, double hidden, Random random) {
        int places = texts.stream().mapToInt(Batch::places).max().orElse(0);
        int count = texts.size();
        var ids = new long[count * places];
        var mask = new float[count * places];
        var real = new float[count * places];
        for (int t = 0; t < count; t++) {
            var pieces = texts.get(t).ids();
            int at = t * places;
            for (int p = 0; p < places; p++) {
                mask[at + p] = p < pieces.length + 2 ? 0 : UNSEEN;
                real[at + p] = p < pieces.length + 2 ? 1 : 0;
            }
            ids[at] = WordPieces.BEGIN;
            ids[at + pieces.length + 1] = WordPieces.END;
            for (int p = 0; p < pieces.length; p++) {
                ids[at + 1 + p] = hidden > 0 && random.nextDouble() < hidden ? WordPieces.HIDDEN : pieces[p];
            }
        }
        return new Batch(
                manager.create(ids, new Shape(count, places)),
                manager.create(mask, new Shape(count, 1, 1, places)),
                manager.create(real, new Shape(count, places, 1)));
    }
}
