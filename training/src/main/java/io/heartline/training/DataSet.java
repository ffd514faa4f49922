package io.heartline.training;

/**
 * A source of labelled texts.
 *
 * @param id as in {@link Labelled#set}
 * @param what it is
 * @param licence as its publisher states it
 */
public record DataSet(String id, String what, String licence) {}
