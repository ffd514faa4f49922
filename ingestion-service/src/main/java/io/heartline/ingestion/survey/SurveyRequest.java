package io.heartline.ingestion.survey;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A survey as it is asked for; everything is checked afterwards, so that all faults are told at once. */
@Schema(name = "Survey")
public record SurveyRequest(
        @Nullable @Schema(required = true, examples = "after-delivery")
        String slug,

        @Nullable @Schema(required = true, examples = "aurora-air")
        String brand,

        @Nullable
        @Schema(
                required = true,
                enumeration = {"csat", "nps", "ces", "love"})
        String kind,

        @Nullable @Schema(description = "How the brand calls itself to customers; its slug if absent")
        String brandName,

        @Nullable @Schema(required = true, description = "The touchpoint of the answers", examples = "delivery")
        String touchpoint,

        @Nullable String product,

        @Nullable
        @Schema(
                maxItems = 3,
                description = "The first is of the survey's kind. If absent: our own question and an open one after it")
        List<@Nullable QuestionRequest> questions,

        @Nullable @Schema(maxItems = 10) List<@Nullable TriggerRequest> triggers,

        @Nullable
        @Schema(
                enumeration = {"link", "email", "sms", "in-app", "widget", "webhook"},
                description = "In the order in which they are tried; the link alone if absent")
        List<@Nullable String> channels,

        @Nullable @Schema(defaultValue = "P7D", description = "PT10M to P90D: how long an invitation can be answered")
        String expiresAfter,

        @Nullable @Schema(defaultValue = "P1D", description = "PT0S to P30D: how long an answer can be changed")
        String reviseWithin,

        @Nullable SamplingRequest sampling) {

    /** A question. */
    @Schema(name = "SurveyQuestion")
    public record QuestionRequest(
            @Nullable @Schema(required = true, description = "A slug", examples = "why")
            String id,

            @Nullable
            @Schema(
                    required = true,
                    enumeration = {"csat", "nps", "ces", "love", "open"})
            String kind,

            @Nullable @Schema(description = "By language; {brand} stands for the brand's name. Our own words if absent")
            Map<String, @Nullable String> text,

            @Nullable @Schema(maxItems = 11, description = "Of a scored question: where its score leads")
            List<@Nullable BranchRequest> branches) {}

    /** Where a score leads. */
    @Schema(name = "SurveyBranch")
    public record BranchRequest(
            @Nullable @Schema(required = true) Integer from,
            @Nullable @Schema(required = true) Integer to,

            @Nullable @Schema(required = true, description = "The id of a later question, or end", examples = "end")
            String next) {}

    /** The events that lead to an invitation. */
    @Schema(name = "SurveyTrigger")
    public record TriggerRequest(
            @Nullable @Schema(required = true, examples = "purchase")
            String type,

            @Nullable String touchpoint,
            @Nullable String product,
            @Nullable BigDecimal amountMin,
            @Nullable BigDecimal amountMax,

            @Nullable @Schema(maxProperties = 32) Map<String, @Nullable String> attributes,

            @Nullable @Schema(defaultValue = "PT0S", description = "PT0S to P30D after the event")
            String delay) {}

    /** Who of those who could be asked is. */
    @Schema(name = "SurveySampling")
    public record SamplingRequest(
            @Nullable @Schema(defaultValue = "1", description = "Above 0 and at most 1")
            Double share,

            @Nullable
            @Schema(
                    enumeration = {"region", "plan", "tier", "language"},
                    description = "Lean to the strata of this dimension that are heard least")
            String dimension,

            @Nullable @Schema(defaultValue = "0.1", description = "The coverage that every stratum should have")
            Double target,

            @Nullable @Schema(minimum = "1", description = "Invitations on one UTC day")
            Integer dailyMax) {}

    /** A survey as it is, in the form in which it is asked for. */
    public static SurveyRequest of(String slug, String brand, SurveyDefinition definition) {
        var asking = definition.asking();
        var sampling = asking.sampling();
        return new SurveyRequest(
                slug,
                brand,
                definition.kind().wire(),
                definition.subject().brandName(),
                definition.subject().touchpoint(),
                definition.subject().product(),
                definition.questions().stream()
                        .<@Nullable QuestionRequest>map(SurveyRequest::of)
                        .toList(),
                definition.triggers().stream()
                        .<@Nullable TriggerRequest>map(SurveyRequest::of)
                        .toList(),
                asking.channels().stream()
                        .<@Nullable String>map(InvitationChannel::wire)
                        .toList(),
                asking.expiresAfter().toString(),
                asking.reviseWithin().toString(),
                new SamplingRequest(sampling.share(), sampling.dimension(), sampling.target(), sampling.dailyMax()));
    }

    private static QuestionRequest of(Question question) {
        return new QuestionRequest(
                question.id(),
                question.kind().wire(),
                new TreeMap<>(question.text()),
                question.branches().stream()
                        .<@Nullable BranchRequest>map(
                                branch -> new BranchRequest(branch.from(), branch.to(), branch.next()))
                        .toList());
    }

    private static TriggerRequest of(EventTrigger trigger) {
        return new TriggerRequest(
                trigger.type(),
                trigger.touchpoint(),
                trigger.product(),
                trigger.amountMin(),
                trigger.amountMax(),
                new TreeMap<>(trigger.attributes()),
                trigger.delay().toString());
    }

    /** This request, with what it does not say taken from another. */
    SurveyRequest over(SurveyRequest base) {
        return new SurveyRequest(
                base.slug,
                base.brand,
                base.kind,
                or(brandName, base.brandName),
                or(touchpoint, base.touchpoint),
                or(product, base.product),
                or(questions, base.questions),
                or(triggers, base.triggers),
                or(channels, base.channels),
                or(expiresAfter, base.expiresAfter),
                or(reviseWithin, base.reviseWithin),
                or(sampling, base.sampling));
    }

    private static <T> @Nullable T or(@Nullable T own, @Nullable T other) {
        return own == null ? other : own;
    }
}
