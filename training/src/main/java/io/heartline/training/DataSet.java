package io.heartline.training;

/**
 * A source of labelled texts.
 *
 * @param id as in {@link Labelled#set}
 * @param what it is
 * @param licence as its publisher states it
 */
public record DataSet(String id, String what, String licence) {
    /** Whether texts and labels are under a licence that lets anyone build on them. */
    boolean open() {
        return licence.equals("Apache-2.0") || licence.equals("CC BY 4.0") || licence.equals("as this repository");
    }
}
