package io.heartline.scoring.linear;

/**
 * What the pieces of a word add up to.
 *
 * @param sums of the weights per output
 * @param count how many pieces the word has, known or not
 */
@SuppressWarnings("ArrayRecordComponent") // carries numbers; nobody compares two of them
record PieceSums(int[] sums, int count) {}
