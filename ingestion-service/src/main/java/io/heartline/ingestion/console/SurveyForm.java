package io.heartline.ingestion.console;

import static java.util.Objects.requireNonNullElse;

import io.heartline.console.page.Form.Field;
import io.heartline.console.page.Form.Option;
import io.heartline.ingestion.survey.Branch;
import io.heartline.ingestion.survey.InvitationChannel;
import io.heartline.ingestion.survey.Question;
import io.heartline.ingestion.survey.QuestionKind;
import io.heartline.ingestion.survey.Survey;
import io.heartline.ingestion.survey.SurveyDefinition;
import io.heartline.ingestion.survey.SurveyDefinition.Asking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of the survey builder; {@link SurveyReading} reads them. */
final class SurveyForm {
    static final int QUESTIONS = 3;
    static final int TRIGGERS_MAX = 10;
    static final int BRANCHES_MAX = 11;
    static final int LANGUAGES_MAX = 12;
    static final List<String> LANGUAGES = List.of("en", "zh");

    private static final List<String> IDS = List.of("score", "why", "more");
    private static final int BRANCH_ROWS_MIN = 2;

    private final Desk desk;
    private final @Nullable Survey before;
    private final Filled filled;

    /**
     * The fields for a survey.
     *
     * @param before the survey as it is; null for a new one
     * @param filled what was filled in since
     */
    SurveyForm(Desk desk, @Nullable Survey before, Filled filled) {
        this.desk = desk;
        this.before = before;
        this.filled = filled;
    }

    private @Nullable SurveyDefinition definition() {
        return before == null ? null : before.definition();
    }

    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        addSubject(fields);
        for (int i = 0; i < QUESTIONS; i++) {
            addQuestion(fields, i);
        }
        fields.addAll(new SurveyTriggerFields(desk, filled).of(definition()));
        addAsking(fields);
        return fields;
    }

    private void addSubject(List<Field> fields) {
        var definition = definition();
        var subject = definition == null ? null : definition.subject();
        if (before == null) {
            fields.add(word("slug", "").hinted(desk.text("survey.slug.hint")));
            fields.add(word("brand", requireNonNullElse(desk.visit().brand(), "")));
        }
        fields.add(word("brandName", subject == null ? "" : subject.brandName())
                .hinted(desk.text("survey.brandName.hint")));
        fields.add(word("touchpoint", subject == null ? "" : subject.touchpoint())
                .hinted(desk.text("source.touchpoint.hint")));
        fields.add(word("product", subject == null ? "" : requireNonNullElse(subject.product(), ""))
                .hinted(desk.text("survey.product.hint")));
        fields.add(Field.of(
                        "text",
                        "languages",
                        desk.text("survey.languages"),
                        filled.or("languages", String.join(", ", languages(definition))))
                .hinted(desk.text("survey.languages.hint")));
    }

    /** The languages of a survey's own words; ours where it has none. */
    static List<String> languages(@Nullable SurveyDefinition definition) {
        var own = new TreeSet<String>();
        if (definition != null) {
            definition
                    .questions()
                    .forEach(question -> own.addAll(question.text().keySet()));
        }
        return own.isEmpty() ? LANGUAGES : List.copyOf(own);
    }

    /** The languages that were entered, each once, with those of the survey where nothing was. */
    static List<String> languages(Filled filled, @Nullable SurveyDefinition definition) {
        var entered = filled.entry("languages");
        if (entered == null) {
            return languages(definition);
        }
        return Arrays.stream(entered.split("[,;\\s]+", -1))
                .filter(tag -> tag.matches("[A-Za-z0-9-]{1,35}"))
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .stream()
                .limit(LANGUAGES_MAX)
                .toList();
    }

    private void addQuestion(List<Field> fields, int i) {
        var definition = definition();
        var questions = definition == null ? List.<Question>of() : definition.questions();
        var question = i < questions.size() ? questions.get(i) : null;
        var q = "q" + i + ".";
        fields.add(Field.heading(desk.text("survey.question", i + 1)));
        fields.add(Field.of(
                        "text",
                        q + "id",
                        desk.text("survey.question.id"),
                        filled.or(q + "id", question == null ? IDS.get(i) : question.id()))
                .narrow());
        var usual = question != null
                ? question.kind().wire()
                : before == null && i == 0 ? "nps" : before == null && i == 1 ? "open" : "";
        fields.add(Field.select(q + "kind", desk.text("survey.question.kind"), filled.or(q + "kind", usual), kinds(i))
                .narrow());
        for (var language : languages(filled, definition)) {
            var words = question == null ? null : question.text().get(language);
            fields.add(Field.of(
                            "text",
                            q + "text." + language,
                            desk.text("survey.question.text", language),
                            filled.or(q + "text." + language, words == null ? "" : words))
                    .hinted(desk.text("survey.question.text.hint")));
        }
        if (i < QUESTIONS - 1) {
            addBranches(fields, i, question);
        }
    }

    private List<Option> kinds(int i) {
        if (i == 0 && before != null) {
            var kind = before.definition().kind().wire();
            return List.of(new Option(kind, desk.visit().named("question-kind", kind)));
        }
        var kinds = Arrays.stream(QuestionKind.values())
                .filter(kind -> i > 0 || kind.scored())
                .map(kind -> new Option(kind.wire(), desk.visit().named("question-kind", kind.wire())));
        return (i == 0 ? kinds : Stream.concat(Stream.of(new Option("", desk.text("survey.question.none"))), kinds))
                .toList();
    }

    private void addBranches(List<Field> fields, int i, @Nullable Question question) {
        var branches = question == null ? List.<Branch>of() : question.branches();
        int rows = Math.min(BRANCHES_MAX, Math.max(BRANCH_ROWS_MIN, branches.size() + 1));
        List<Option> next = new ArrayList<>();
        next.add(new Option("", desk.text("survey.branch.none")));
        for (int later = i + 1; later < QUESTIONS; later++) {
            var id = filled.or("q" + later + ".id", id(later));
            next.add(new Option(id, desk.text("survey.branch.to", id)));
        }
        next.add(new Option("end", desk.text("survey.branch.end")));
        for (int j = 0; j < rows; j++) {
            var b = "q" + i + ".b" + j + ".";
            var branch = j < branches.size() ? branches.get(j) : null;
            fields.add(number(b + "from", "survey.branch.from", branch == null ? "" : "" + branch.from()));
            fields.add(number(b + "to", "survey.branch.upto", branch == null ? "" : "" + branch.to()));
            fields.add(Field.select(
                            b + "next",
                            desk.text("survey.branch.next"),
                            filled.or(b + "next", branch == null ? "" : branch.next()),
                            next)
                    .rest());
        }
    }

    private String id(int i) {
        var definition = definition();
        return definition != null && i < definition.questions().size()
                ? definition.questions().get(i).id()
                : IDS.get(i);
    }

    private void addAsking(List<Field> fields) {
        var definition = definition();
        var asking = definition == null ? null : definition.asking();
        var sampling = asking == null ? null : asking.sampling();
        fields.add(Field.heading(desk.text("survey.asking")));
        fields.add(Field.of(
                        "text",
                        "channels",
                        desk.text("survey.channels"),
                        filled.or("channels", asking == null ? "link" : channels(asking)))
                .hinted(desk.text("survey.channels.hint")));
        fields.addAll(Spans.fields(
                desk,
                "expires",
                desk.text("survey.expires"),
                asking == null ? Duration.ofDays(7) : asking.expiresAfter(),
                filled));
        fields.add(number("share", "survey.share", sampling == null ? "100" : Spans.percent(sampling.share()))
                .rest());
        fields.addAll(Spans.fields(
                desk,
                "revise",
                desk.text("survey.revise"),
                asking == null ? Duration.ofDays(1) : asking.reviseWithin(),
                filled));
        fields.add(Field.select(
                        "dimension",
                        desk.text("survey.dimension"),
                        filled.or("dimension", sampling == null ? "" : said(sampling.dimension())),
                        Stream.of("", "region", "plan", "tier", "language")
                                .map(one -> new Option(
                                        one,
                                        one.isEmpty()
                                                ? desk.text("survey.dimension.none")
                                                : desk.visit().named("dimension", one)))
                                .toList())
                .rest());
        fields.add(number("target", "survey.target", sampling == null ? "10" : Spans.percent(sampling.target())));
        fields.add(number("dailyMax", "survey.dailyMax", sampling == null ? "" : said(sampling.dailyMax())));
    }

    static String channels(Asking asking) {
        return asking.channels().stream().map(InvitationChannel::wire).collect(Collectors.joining(", "));
    }

    private static String said(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private Field word(String name, String usual) {
        return Field.of("text", name, desk.visit().named("survey", name), filled.or(name, usual))
                .narrow();
    }

    private Field number(String name, String key, String usual) {
        return Field.of("number", name, desk.text(key), filled.or(name, usual)).narrow();
    }
}
