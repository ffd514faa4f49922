package io.heartline.ingestion.console;

import io.heartline.ingestion.survey.SurveyDefinition;
import io.heartline.ingestion.survey.SurveyRequest;
import io.heartline.ingestion.survey.SurveyRequest.BranchRequest;
import io.heartline.ingestion.survey.SurveyRequest.QuestionRequest;
import io.heartline.ingestion.survey.SurveyRequest.SamplingRequest;
import io.heartline.ingestion.survey.SurveyRequest.TriggerRequest;
import io.heartline.platform.problem.InvalidInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what was filled into the survey builder. */
final class SurveyReading {
    private SurveyReading() {}

    /**
     * The request that a form makes. Questions without a kind and triggers without a type are left out.
     *
     * @param before what the survey asks now; null for a new one
     * @throws InvalidInput if a number is none
     */
    static SurveyRequest of(Filled filled, @Nullable SurveyDefinition before) {
        var languages = SurveyForm.languages(filled, before);
        List<@Nullable QuestionRequest> questions = new ArrayList<>();
        for (int i = 0; i < SurveyForm.QUESTIONS; i++) {
            if (filled.entry("q" + i + ".kind") != null) {
                questions.add(question(filled, "q" + i + ".", languages));
            }
        }
        List<@Nullable TriggerRequest> triggers = new ArrayList<>();
        for (int i = 0; i < SurveyForm.TRIGGERS_MAX; i++) {
            if (filled.entry("t" + i + ".type") != null) {
                triggers.add(trigger(filled, "t" + i + "."));
            }
        }
        return new SurveyRequest(
                filled.entry("slug"),
                filled.entry("brand"),
                filled.entry("q0.kind"),
                filled.entry("brandName"),
                filled.entry("touchpoint"),
                filled.entry("product"),
                questions,
                triggers,
                channels(filled.or("channels", "")),
                Spans.read(filled, "expires"),
                Spans.read(filled, "revise"),
                new SamplingRequest(
                        Spans.share(filled, "share"),
                        filled.entry("dimension"),
                        Spans.share(filled, "target"),
                        Spans.whole(filled, "dailyMax")));
    }

    private static List<@Nullable String> channels(String entered) {
        List<@Nullable String> channels = new ArrayList<>();
        Arrays.stream(entered.split("[,;\\s]+", -1))
                .filter(one -> !one.isEmpty())
                .forEach(channels::add);
        return channels;
    }

    private static QuestionRequest question(Filled filled, String q, List<String> languages) {
        Map<String, @Nullable String> texts = new TreeMap<>();
        for (var language : languages) {
            var text = filled.entry(q + "text." + language);
            if (text != null) {
                texts.put(language, text);
            }
        }
        List<@Nullable BranchRequest> branches = new ArrayList<>();
        for (int j = 0; j < SurveyForm.BRANCHES_MAX; j++) {
            var b = q + "b" + j + ".";
            var from = Spans.whole(filled, b + "from");
            var to = Spans.whole(filled, b + "to");
            var next = filled.entry(b + "next");
            if (from != null || to != null || next != null) {
                branches.add(new BranchRequest(from, to, next));
            }
        }
        return new QuestionRequest(filled.entry(q + "id"), filled.entry(q + "kind"), texts, branches);
    }

    private static TriggerRequest trigger(Filled filled, String t) {
        return new TriggerRequest(
                filled.entry(t + "type"),
                filled.entry(t + "touchpoint"),
                filled.entry(t + "product"),
                Spans.number(filled, t + "amountMin"),
                Spans.number(filled, t + "amountMax"),
                attributes(filled.entry(t + "attributes")),
                Spans.read(filled, t + "delay"));
    }

    private static Map<String, @Nullable String> attributes(@Nullable String entered) {
        Map<String, @Nullable String> attributes = new TreeMap<>();
        if (entered != null) {
            for (var one : entered.split(";", -1)) {
                int equals = one.indexOf('=');
                if (equals < 0 && !one.isBlank()) {
                    throw new InvalidInput(
                            "invalid-attributes", "An attribute is written name=value, several with ; between.");
                }
                if (equals >= 0) {
                    attributes.put(
                            one.substring(0, equals).strip(),
                            one.substring(equals + 1).strip());
                }
            }
        }
        return attributes;
    }
}
