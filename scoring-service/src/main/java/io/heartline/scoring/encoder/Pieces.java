package io.heartline.scoring.encoder;

/**
 * A text as the word pieces that an encoder reads, without the marks of beginning and end.
 *
 * @param ids of the pieces in the encoder's vocabulary
 */
@SuppressWarnings("ArrayRecordComponent") // carries numbers; nobody compares two of them
public record Pieces(long[] ids) {}
