package io.heartline.alerting.console;

import io.heartline.console.Visit;
import io.heartline.console.page.Notice;
import io.heartline.platform.problem.DomainException;
import io.heartline.platform.problem.NotFound;
import io.heartline.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says on the page why a form was refused, in the words that the endpoint would use. */
@ApplicationScoped
class Refusals {
    private static final int BAD_REQUEST = 400;

    /** A refusal as it is answered, and as it is shown. */
    record Refused(int status, Notice notice) {}

    /**
     * Does what is asked for.
     *
     * @return null if it was done
     * @throws NotFound if what it is about is not there: there is no page to say so on
     */
    @Nullable
    Refused of(Visit visit, Runnable action) {
        try {
            action.run();
            return null;
        } catch (NotFound e) {
            throw e;
        } catch (DomainException e) {
            var words = visit.named("problem", e.code());
            var said = words.equals(e.code()) ? String.valueOf(e.getMessage()) : words;
            return new Refused(e.status(), notice(visit, said, e.violations()));
        } catch (ConstraintViolationException e) {
            var violations = e.getConstraintViolations().stream()
                    .map(broken -> new Violation(null, last(broken.getPropertyPath()), "invalid", broken.getMessage()))
                    .toList();
            return new Refused(BAD_REQUEST, notice(visit, visit.text("problem.invalid"), violations));
        }
    }

    private static Notice notice(Visit visit, String said, List<Violation> violations) {
        var fields = violations.stream()
                .map(one -> visit.named("field", one.field()) + ": " + one.message())
                .sorted()
                .collect(Collectors.joining(" · "));
        return new Notice(
                "alarm", visit.text("problem.title"), fields.isEmpty() ? said : said + " " + fields, null, null);
    }

    private static String last(Path path) {
        List<String> names = new ArrayList<>();
        path.forEach(node -> names.add(String.valueOf(node.getName())));
        return names.isEmpty() ? "" : names.getLast();
    }
}
