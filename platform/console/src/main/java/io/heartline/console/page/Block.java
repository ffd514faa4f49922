package io.heartline.console.page;

/** A part of a page. The template has one form for each. */
public sealed interface Block permits Figures, Chart, Table, Prose, Notice, Marked, Form, Choice, Previews {
    /** By which the template knows it. */
    String kind();
}
