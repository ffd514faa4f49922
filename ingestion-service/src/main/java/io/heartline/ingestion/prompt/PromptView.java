package io.heartline.ingestion.prompt;

import io.heartline.ingestion.survey.InvitationChannel;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A line of the prompt ledger.
 *
 * @param direct whether somebody invited the customer, rather than an event
 * @param channel by which the customer was asked; null until that is known
 * @param dueAt when the customer was to be asked
 * @param declined why the customer was not asked, or not yet
 */
@Schema(name = "Prompt")
public record PromptView(
        UUID id,
        String survey,
        int version,
        String brand,
        UUID customerId,
        boolean direct,
        @Nullable InvitationChannel channel,
        @Nullable String language,

        @Schema(
                enumeration = {
                    "scheduled",
                    "declined",
                    "invited",
                    "shown",
                    "dismissed",
                    "started",
                    "answered",
                    "expired"
                })
        String state,

        @Nullable Declined declined,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant invitedAt,
        @Nullable Instant shownAt,
        @Nullable Instant dismissedAt,
        @Nullable Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant expiredAt,
        @Nullable Instant expiresAt) {

    /** Why a customer is not asked, and when that would end. */
    @Schema(name = "Declined")
    public record Declined(
            String rule, String reason, @Nullable Instant allowedFrom) {
        static @Nullable Declined of(@Nullable Refusal refusal) {
            return refusal == null ? null : new Declined(refusal.rule(), refusal.reason(), refusal.allowedFrom());
        }
    }

    static final String EXAMPLE = """
            {"id": "0199aa6e-9a02-7c3d-a6f4-3b1e5d7c8f90", "survey": "after-delivery", "version": 1,
             "brand": "aurora-air", "customerId": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d", "direct": false,
             "channel": "email", "language": "en", "state": "answered", "declined": null,
             "createdAt": "2026-03-01T12:00:00.000Z", "dueAt": "2026-03-03T12:00:00.000Z",
             "invitedAt": "2026-03-03T12:00:02.118Z", "shownAt": "2026-03-03T18:40:11.002Z", "dismissedAt": null,
             "startedAt": "2026-03-03T18:40:31.540Z", "answeredAt": "2026-03-03T18:41:02.007Z", "expiredAt": null,
             "expiresAt": "2026-03-10T12:00:02.118Z"}""";

    static PromptView of(PromptEntity prompt) {
        return new PromptView(
                prompt.id(),
                prompt.survey(),
                prompt.version(),
                prompt.brand(),
                prompt.customerId(),
                prompt.direct(),
                prompt.channel(),
                prompt.language(),
                prompt.state().wire(),
                Declined.of(prompt.refusal()),
                prompt.createdAt(),
                prompt.dueAt(),
                prompt.invitedAt(),
                prompt.shownAt(),
                prompt.dismissedAt(),
                prompt.startedAt(),
                prompt.answeredAt(),
                prompt.expiredAt(),
                prompt.expiresAt());
    }
}
