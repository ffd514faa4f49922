package io.heartline.alerting.play;

import java.util.Map;

/**
 * What is proposed to be said.
 *
 * @param language the language that it is written in: {@code en}, {@code zh} or {@code zh-hant}
 * @param text the whole of it
 * @param facts what it was filled with: nothing else may be said
 */
public record Draft(String language, String text, Map<String, String> facts) {}
