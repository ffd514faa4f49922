package io.heartline.alerting.play;

/**
 * What is proposed to be said.
 *
 * @param language the language that it is written in: {@code en}, {@code zh} or {@code zh-hant}
 * @param text the whole of it
 */
public record Draft(String language, String text) {}
