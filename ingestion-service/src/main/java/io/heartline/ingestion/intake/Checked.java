package io.heartline.ingestion.intake;

import io.heartline.platform.problem.Violation;
import java.util.List;
import java.util.function.Function;

/** What the rules say of one item; violations carry no index. */
public sealed interface Checked<T> {
    /** It keeps every rule. */
    record Valid<T>(T item) implements Checked<T> {}

    /** It breaks these. */
    record Invalid<T>(List<Violation> violations) implements Checked<T> {}

    /** Goes on with the next check, unless this one failed. */
    default <R> Checked<R> then(Function<T, Checked<R>> next) {
        return switch (this) {
            case Valid<T>(T item) -> next.apply(item);
            case Invalid<T>(var violations) -> new Invalid<>(violations);
        };
    }
}
