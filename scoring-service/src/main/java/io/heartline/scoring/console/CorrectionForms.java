package io.heartline.scoring.console;

import io.heartline.console.page.Form;
import io.heartline.console.page.Section;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Sentiment;
import io.heartline.scoring.correction.CorrectionResource;
import io.heartline.scoring.correction.CorrectionResource.CorrectionRequest;
import io.heartline.scoring.correction.CorrectionView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The forms by which people say what a score should be, and take it back. */
final class CorrectionForms {
    private CorrectionForms() {}

    /** The fields of a correction as they come. */
    static class Fields {
        @RestForm
        @Nullable
        String version;

        @RestForm
        @Nullable
        String emotion;

        @RestForm
        @Nullable
        String sentiment;

        @RestForm
        @Nullable
        String valence;

        @RestForm
        @Nullable
        String intensity;

        @RestForm
        @Nullable
        String abstained;

        @RestForm
        @Nullable
        String reason;

        /** What the endpoint takes; null if a field is not what it should be. */
        @Nullable
        CorrectionRequest request() {
            try {
                var request = new CorrectionRequest(
                        choice(version, Integer::valueOf),
                        choice(emotion, Emotion::of),
                        choice(sentiment, Sentiment::of),
                        decimal(valence, -1),
                        decimal(intensity, 0),
                        null,
                        null,
                        choice(abstained, Boolean::valueOf),
                        reason == null ? "" : reason.strip());
                boolean reasoned = !request.reason().isEmpty()
                        && request.reason().length() <= CorrectionResource.REASON_LENGTH_MAX;
                return reasoned ? request : null;
            } catch (IllegalArgumentException notAsOffered) {
                return null;
            }
        }

        private static <T> @Nullable T choice(@Nullable String field, Function<String, T> of) {
            return field == null || field.isBlank() ? null : of.apply(field);
        }

        private static @Nullable Double decimal(@Nullable String field, double least) {
            var value = Decimal.of(field);
            if (field != null && !field.isBlank() && (value == null || value < least || value > 1)) {
                throw new IllegalArgumentException("not a number from " + least + " to 1");
            }
            return value;
        }
    }

    static Section correct(Desk desk, UUID id, int version) {
        var unchanged = new Form.Option("", desk.text("correct.unchanged"));
        List<Form.Option> emotions = new ArrayList<>(List.of(unchanged));
        Arrays.stream(Emotion.values())
                .forEach(one -> emotions.add(new Form.Option(one.wire(), desk.text("emotion." + one.wire()))));
        List<Form.Option> sentiments = new ArrayList<>(List.of(unchanged));
        Arrays.stream(Sentiment.values())
                .forEach(one -> sentiments.add(new Form.Option(one.wire(), desk.text("sentiment." + one.wire()))));
        var abstained = List.of(
                unchanged,
                new Form.Option("true", desk.text("correct.abstained.true")),
                new Form.Option("false", desk.text("correct.abstained.false")));
        var form = new Form(
                Desk.score(id) + "/corrections",
                true,
                false,
                List.of(
                        Form.Field.of("hidden", "version", "", String.valueOf(version)),
                        Form.Field.select("emotion", desk.text("column.emotion"), "", emotions),
                        Form.Field.select("sentiment", desk.text("score.sentiment"), "", sentiments),
                        Form.Field.of("text", "valence", desk.text("correct.valence"), ""),
                        Form.Field.of("text", "intensity", desk.text("correct.intensity"), ""),
                        Form.Field.select("abstained", desk.text("correct.abstained"), "", abstained),
                        Form.Field.of("area", "reason", desk.text("correct.reason"), "")
                                .hinted(desk.text("correct.reason.hint"))),
                List.of(new Form.Button(desk.text("correct.send"), "", "first")));
        return Section.full(desk.text("correct.title"), desk.text("correct.note"), form);
    }

    /** The form to withdraw a correction; none if none is in force. */
    static Optional<Section> withdraw(Desk desk, UUID id, List<CorrectionView> history) {
        var standing = history.stream()
                .filter(one -> one.withdrawnAt() == null)
                .map(one -> new Form.Option(
                        one.id().toString(),
                        desk.visit().numbers().time(one.at()) + " · " + Said.of(desk, one.labels())))
                .toList();
        if (standing.isEmpty()) {
            return Optional.empty();
        }
        var form = new Form(
                Desk.score(id) + "/withdrawals",
                true,
                false,
                List.of(Form.Field.select("correction", desk.text("withdraw.which"), "", standing)),
                List.of(new Form.Button(desk.text("withdraw.send"), "", "danger")));
        return Optional.of(Section.full(desk.text("withdraw.title"), desk.text("withdraw.note"), form));
    }
}
