package io.heartline.scoring.text;

/** Reads texts. */
public final class Texts {
    private Texts() {}

    /**
     * Normalises a text and cuts it into tokens.
     *
     * @param text any text, also empty or with characters that are no valid Unicode
     * @return its tokens; offsets are Unicode code points of the text as given
     */
    public static Reading read(String text) {
        return new Tokenizer(Normalised.of(text)).read();
    }
}
