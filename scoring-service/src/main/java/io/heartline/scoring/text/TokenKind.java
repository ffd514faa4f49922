package io.heartline.scoring.text;

/** What a token is. */
public enum TokenKind {
    /** A run of letters or digits of a script that is written with spaces. */
    WORD,
    /** One Chinese character, simplified. */
    HAN,
    /** An emoji, an emoticon such as {@code :-)}, or a bracketed emote such as {@code [怒]}. */
    EMOJI,
    /** Something that stands for a person or an address: a mention, a link, an e-mail address, a placeholder. */
    MASK,
    /** Punctuation; a run of the same mark is one token. */
    MARK
}
