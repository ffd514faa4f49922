package io.heartline.scoring.text;

/**
 * A piece of a text.
 *
 * @param kind what it is
 * @param form its normalised form: lower case, half width, simplified, repeated letters shortened to two
 * @param start where it begins in the text as given, in Unicode code points
 * @param end where it ends, exclusive, in Unicode code points
 * @param shouted whether it is a word of two or more letters in capitals only
 * @param stretched whether a letter or mark was repeated three times or more
 */
public record Token(TokenKind kind, String form, int start, int end, boolean shouted, boolean stretched) {}
