package io.heartline.scoring.encoder;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.heartline.scoring.text.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Cuts texts into word pieces. Safe for use by many threads. */
public final class WordPieces implements AutoCloseable {
    /** The piece that begins every text. */
    public static final long BEGIN = 101;

    /** The piece that ends every text. */
    public static final long END = 102;

    /** The piece that hides another. */
    public static final long HIDDEN = 103;

    static {
        Seclusion.apply();
    }

    private final HuggingFaceTokenizer tokenizer;
    private final String language;

    /**
     * Loads a vocabulary of BERT's kind.
     *
     * @param json a {@code tokenizer.json}
     * @param language the BCP 47 tag of the encoder's language
     */
    public WordPieces(InputStream json, String language) {
        try {
            tokenizer = HuggingFaceTokenizer.newInstance(json, Map.of("padding", "false", "truncation", "false"));
        } catch (IOException failure) {
            throw new UncheckedIOException("the tokenizer of " + language + " cannot be read", failure);
        }
        this.language = language;
    }

    /** The pieces of a text. */
    public Pieces of(Reading reading) {
        return new Pieces(
                tokenizer.encode(Spelling.of(reading, language), false, false).getIds());
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
