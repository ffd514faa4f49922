package io.heartline.alerting.template;

/**
 * What a template made of the facts.
 *
 * @param language the language that it is written in
 * @param text the whole of it
 */
public record Rendered(String language, String text) {}
