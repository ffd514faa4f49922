package io.heartline.ingestion.interaction;

import static java.util.Objects.requireNonNull;

import io.heartline.contracts.Channel;
import io.heartline.contracts.Speaker;
import io.heartline.ingestion.customer.CustomerReference;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.Fields;
import io.heartline.ingestion.intake.Limits;
import io.heartline.platform.access.Brands;
import java.time.Instant;
import java.util.Objects;

/** What an interaction must keep to be taken. */
final class InteractionRules {
    private static final String CHANNELS = "survey, in-app, review, social, chat, email, sms, call, in-person, crm";

    private InteractionRules() {}

    /** Checks an interaction that arrives at {@code now} from a caller for these brands. */
    static Checked<NewInteraction> check(InteractionRequest request, Brands brands, Instant now) {
        var fields = new Fields();
        var source = fields.slug("source", request.source());
        var externalId = fields.identifier("externalId", request.externalId(), Limits.IDENTIFIER_LENGTH_MAX);
        var brand = fields.slug("brand", request.brand());
        if (request.brand() != null && !brands.contain(brand)) {
            fields.refuse("brand", "brand-not-allowed", "is not a brand of this key");
        }
        var customer = CustomerReference.check(fields, "customer", request.customer(), request.brand());
        var content = content(fields, request);
        var occurredAt = fields.instant("occurredAt", request.occurredAt(), now);
        var revisedAt = fields.instant("revisedAt", request.revisedAt(), now);
        var backfill = Objects.requireNonNullElse(request.backfill(), false);
        return fields.result(() -> new NewInteraction(
                source,
                externalId,
                requireNonNull(customer),
                occurredAt,
                revisedAt,
                requireNonNull(content),
                backfill));
    }

    private static @org.jspecify.annotations.Nullable InteractionContent content(
            Fields fields, InteractionRequest request) {
        fields.present("channel", request.channel());
        var channel = fields.oneOf("channel", request.channel(), Channel::of, CHANNELS);
        var speaker = request.speaker() == null
                ? Speaker.CUSTOMER
                : fields.oneOf("speaker", request.speaker(), Speaker::of, "customer, agent");
        var text = fields.text("text", request.text(), Limits.TEXT_LENGTH_MAX);
        if ((request.text() == null || request.text().isBlank())
                && (request.ratings() == null || request.ratings().isEmpty())) {
            fields.refuse("text", "no-content", "is required where no rating is given");
        }
        if (request.reach() != null && (request.reach() < 0 || request.reach() > Limits.REACH_MAX)) {
            fields.refuse("reach", "out-of-range", "is not between 0 and " + Limits.REACH_MAX);
        }
        var ratings = Scales.check(fields, request.ratings());
        var product = fields.optionalIdentifier("product", request.product(), Limits.NAME_LENGTH_MAX);
        var campaign = fields.optionalIdentifier("campaign", request.campaign(), Limits.NAME_LENGTH_MAX);
        var touchpoint = fields.slug("touchpoint", request.touchpoint());
        var agent = fields.optionalIdentifier("agentId", request.agentId(), Limits.IDENTIFIER_LENGTH_MAX);
        var conversation =
                fields.optionalIdentifier("conversationId", request.conversationId(), Limits.IDENTIFIER_LENGTH_MAX);
        var inReplyTo = fields.optionalIdentifier("inReplyTo", request.inReplyTo(), Limits.IDENTIFIER_LENGTH_MAX);
        var language = fields.language("language", request.language());
        var question = fields.text("question", request.question(), Limits.QUESTION_LENGTH_MAX);
        var attributes = fields.attributes("attributes", request.attributes());
        if (channel == null || speaker == null) {
            return null;
        }
        return new InteractionContent(
                product,
                campaign,
                channel,
                touchpoint,
                speaker,
                agent,
                conversation,
                inReplyTo,
                text,
                language,
                question,
                ratings,
                Objects.requireNonNullElse(request.openlyVisible(), false),
                request.reach(),
                attributes);
    }
}
