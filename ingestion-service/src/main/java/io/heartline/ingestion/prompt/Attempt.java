package io.heartline.ingestion.prompt;

/** What became of handing an invitation over. */
sealed interface Attempt {
    /** It is on its way. */
    record Sent() implements Attempt {}

    /**
     * It is not, but may be later.
     *
     * @param why in words, for operators; never an address
     */
    record Failed(String why) implements Attempt {}

    /**
     * It never will be by this channel.
     *
     * @param why likewise
     */
    record Impossible(String why) implements Attempt {}
}
