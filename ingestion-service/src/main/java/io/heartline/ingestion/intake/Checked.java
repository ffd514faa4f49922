package io.heartline.ingestion.intake;

import io.heartline.platform.problem.Violation;
import java.util.List;

/** What the rules say of one item; violations carry no index. */
public sealed interface Checked<T> {
    /** It keeps every rule. */
    record Valid<T>(T item) implements Checked<T> {}

    /** It breaks these. */
    record Invalid<T>(List<Violation> violations) implements Checked<T> {}
}
