package io.heartline.ingestion.survey;

import static java.util.Objects.requireNonNullElse;

import io.heartline.contracts.EventType;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.Fields;
import io.heartline.ingestion.intake.Limits;
import io.heartline.ingestion.survey.SurveyRequest.QuestionRequest;
import io.heartline.ingestion.survey.SurveyRequest.SamplingRequest;
import io.heartline.ingestion.survey.SurveyRequest.TriggerRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a survey must keep to be asked. */
final class SurveyRules {
    static final int QUESTIONS_MAX = 3;
    static final int TRIGGERS_MAX = 10;
    static final int BRANCHES_MAX = 11;
    static final int LANGUAGES_MAX = 50;
    /** Of a question's words; the answer's interaction repeats them. */
    static final int TEXT_LENGTH_MAX = 500;

    static final Duration DELAY_MAX = Duration.ofDays(30);
    static final Duration EXPIRY_MIN = Duration.ofMinutes(10);
    static final Duration EXPIRY_MAX = Duration.ofDays(90);
    static final Duration REVISION_MAX = Duration.ofDays(30);

    private static final Set<String> DIMENSIONS = Set.of("region", "plan", "tier", "language");

    private SurveyRules() {}

    /** Checks what a survey would ask. */
    static Checked<SurveyDefinition> check(SurveyRequest request) {
        var fields = new Fields();
        var brandName = requireNonNullElse(
                fields.optionalIdentifier("brandName", request.brandName(), Limits.NAME_LENGTH_MAX),
                requireNonNullElse(request.brand(), ""));
        var subject = new SurveyDefinition.Subject(
                brandName,
                fields.slug("touchpoint", request.touchpoint()),
                fields.optionalIdentifier("product", request.product(), Limits.NAME_LENGTH_MAX));
        var questions = questions(fields, request);
        var triggers = triggers(fields, request.triggers());
        var asking = new SurveyDefinition.Asking(
                channels(fields, request.channels()),
                duration(fields, "expiresAfter", request.expiresAfter(), Duration.ofDays(7), EXPIRY_MIN, EXPIRY_MAX),
                duration(
                        fields,
                        "reviseWithin",
                        request.reviseWithin(),
                        Duration.ofDays(1),
                        Duration.ZERO,
                        REVISION_MAX),
                sampling(fields, request.sampling()));
        return fields.result(() -> new SurveyDefinition(subject, questions, triggers, asking));
    }

    private static List<Question> questions(Fields fields, SurveyRequest request) {
        fields.present("kind", request.kind());
        var kind = fields.oneOf("kind", request.kind(), QuestionKind::of, "csat, nps, ces, love");
        if (kind == QuestionKind.OPEN) {
            fields.refuse("kind", "unknown-value", "is not one of csat, nps, ces, love");
        }
        if (request.questions() == null) {
            return List.of(
                    new Question("score", kind == null ? QuestionKind.OPEN : kind, new TreeMap<>(), List.of()),
                    new Question("why", QuestionKind.OPEN, new TreeMap<>(), List.of()));
        }
        if (request.questions().isEmpty() || request.questions().size() > QUESTIONS_MAX) {
            fields.refuse("questions", "out-of-range", "has not one to " + QUESTIONS_MAX + " questions");
            return List.of();
        }
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < request.questions().size(); i++) {
            var question = request.questions().get(i);
            if (fields.present("questions[" + i + "]", question) && question != null) {
                questions.add(question(fields, i, question));
            }
        }
        if (!questions.isEmpty() && kind != null && questions.getFirst().kind() != kind) {
            fields.refuse("questions[0].kind", "wrong-kind", "is not the kind of the survey");
        }
        requireOrder(fields, questions);
        return questions;
    }

    private static Question question(Fields fields, int index, QuestionRequest request) {
        var path = "questions[" + index + "]";
        var id = fields.slug(path + ".id", request.id());
        if (id.equals(Branch.END)) {
            fields.refuse(path + ".id", "reserved", "is a word that branches use");
        }
        fields.present(path + ".kind", request.kind());
        var kind = requireNonNullElse(
                fields.oneOf(path + ".kind", request.kind(), QuestionKind::of, QuestionKind.NAMES), QuestionKind.OPEN);
        return new Question(id, kind, text(fields, path + ".text", request), branches(fields, path, kind, request));
    }

    private static SortedMap<String, String> text(Fields fields, String path, QuestionRequest request) {
        SortedMap<String, String> texts = new TreeMap<>();
        if (request.text() == null) {
            return texts;
        }
        if (request.text().size() > LANGUAGES_MAX) {
            fields.refuse(path, "too-many", "has more than " + LANGUAGES_MAX + " languages");
            return texts;
        }
        request.text().forEach((tag, words) -> {
            var language = fields.language(path, tag);
            var text = fields.identifier(path + "." + tag, words, TEXT_LENGTH_MAX);
            if (language != null) {
                texts.put(language, text);
            }
        });
        return texts;
    }

    private static List<Branch> branches(Fields fields, String path, QuestionKind kind, QuestionRequest request) {
        List<Branch> branches = new ArrayList<>();
        if (request.branches() == null || request.branches().isEmpty()) {
            return branches;
        }
        if (!kind.scored() || request.branches().size() > BRANCHES_MAX) {
            fields.refuse(
                    path + ".branches", "not-allowed", "belong to scored questions, at most " + BRANCHES_MAX + " each");
            return branches;
        }
        for (int i = 0; i < request.branches().size(); i++) {
            var branch = request.branches().get(i);
            var at = path + ".branches[" + i + "]";
            if (branch == null || branch.from() == null || branch.to() == null || branch.next() == null) {
                fields.refuse(at, "required", "needs from, to and next");
            } else if (branch.from() < kind.min() || branch.to() > kind.max() || branch.from() > branch.to()) {
                fields.refuse(at, "out-of-scale", "is not a part of the scale of " + kind.wire());
            } else {
                branches.add(new Branch(branch.from(), branch.to(), branch.next()));
            }
        }
        return branches;
    }

    /** Branches lead forward only, so that every path ends. */
    private static void requireOrder(Fields fields, List<Question> questions) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < questions.size(); i++) {
            if (!ids.add(questions.get(i).id())) {
                fields.refuse("questions[" + i + "].id", "not-unique", "is the id of another question too");
            }
            var later = questions.subList(i + 1, questions.size());
            for (var branch : questions.get(i).branches()) {
                if (!branch.next().equals(Branch.END)
                        && later.stream().noneMatch(question -> question.id().equals(branch.next()))) {
                    fields.refuse("questions[" + i + "].branches", "unknown-next", "leads to no later question");
                }
            }
        }
    }

    private static List<EventTrigger> triggers(Fields fields, @Nullable List<@Nullable TriggerRequest> requests) {
        List<EventTrigger> triggers = new ArrayList<>();
        if (requests == null) {
            return triggers;
        }
        if (requests.size() > TRIGGERS_MAX) {
            fields.refuse("triggers", "too-many", "has more than " + TRIGGERS_MAX + " entries");
            return triggers;
        }
        for (int i = 0; i < requests.size(); i++) {
            var path = "triggers[" + i + "]";
            var request = requests.get(i);
            if (fields.present(path, request) && request != null) {
                triggers.add(trigger(fields, path, request));
            }
        }
        return triggers;
    }

    private static EventTrigger trigger(Fields fields, String path, TriggerRequest request) {
        fields.present(path + ".type", request.type());
        var type = fields.oneOf(path + ".type", request.type(), EventType::of, "the types of customer events");
        return new EventTrigger(
                type == null ? "" : type.value(),
                fields.optionalSlug(path + ".touchpoint", request.touchpoint()),
                fields.optionalIdentifier(path + ".product", request.product(), Limits.NAME_LENGTH_MAX),
                request.amountMin(),
                request.amountMax(),
                fields.attributes(path + ".attributes", request.attributes()),
                duration(fields, path + ".delay", request.delay(), Duration.ZERO, Duration.ZERO, DELAY_MAX));
    }

    private static List<InvitationChannel> channels(Fields fields, @Nullable List<@Nullable String> names) {
        if (names == null) {
            return List.of(InvitationChannel.LINK);
        }
        List<InvitationChannel> channels = new ArrayList<>();
        for (var name : names) {
            fields.present("channels", name);
            var channel = fields.oneOf("channels", name, InvitationChannel::of, InvitationChannel.NAMES);
            if (channel != null) {
                channels.add(channel);
            }
        }
        if (channels.isEmpty() || Set.copyOf(channels).size() < channels.size()) {
            fields.refuse("channels", "not-unique", "names no channel, or one more than once");
        }
        return channels;
    }

    private static Sampling sampling(Fields fields, @Nullable SamplingRequest request) {
        if (request == null) {
            return new Sampling(1, null, 0.1, null);
        }
        var share = requireNonNullElse(request.share(), 1.0);
        var target = requireNonNullElse(request.target(), 0.1);
        share(fields, "sampling.share", share);
        share(fields, "sampling.target", target);
        if (request.dimension() != null && !DIMENSIONS.contains(request.dimension())) {
            fields.refuse("sampling.dimension", "unknown-value", "is not one of region, plan, tier, language");
        }
        if (request.dailyMax() != null && request.dailyMax() < 1) {
            fields.refuse("sampling.dailyMax", "out-of-range", "is less than 1");
        }
        return new Sampling(share, request.dimension(), target, request.dailyMax());
    }

    private static void share(Fields fields, String field, double value) {
        if (!(value > 0 && value <= 1)) {
            fields.refuse(field, "out-of-range", "is not above 0 and at most 1");
        }
    }

    private static Duration duration(
            Fields fields, String field, @Nullable String value, Duration usual, Duration min, Duration max) {
        if (value == null) {
            return usual;
        }
        try {
            var duration = Duration.parse(value);
            if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
                return duration;
            }
        } catch (DateTimeException ignored) {
            // Said below, like a duration that is out of range.
        }
        fields.refuse(field, "invalid-duration", "is not an ISO 8601 duration from " + min + " to " + max);
        return usual;
    }
}
