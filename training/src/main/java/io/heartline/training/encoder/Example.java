package io.heartline.training.encoder;

import io.heartline.training.Labelled;

/**
 * A labelled text as word pieces.
 *
 * @param ids of its pieces, cut to the most that is learned from
 * @param label what people said of it
 */
@SuppressWarnings("ArrayRecordComponent") // carries numbers; nobody compares two of them
record Example(long[] ids, Labelled label) {}
