package io.heartline.ingestion.prompt;

import io.heartline.ingestion.survey.InvitationChannel;
import io.heartline.platform.access.Brands;
import io.heartline.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the prompt ledger. */
@ApplicationScoped
class PromptRepository implements PanacheRepositoryBase<PromptEntity, UUID> {
    /** A prompt that nobody else changes until the caller's transaction ends. */
    Optional<PromptEntity> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * The prompt of this id.
     *
     * @throws NotFound if there is none for a caller of these brands
     */
    PromptEntity require(UUID id, Brands brands) {
        return findByIdOptional(id)
                .filter(prompt -> brands.contain(prompt.brand()))
                .orElseThrow(() -> new NotFound("unknown-prompt", "There is no prompt " + id + "."));
    }

    Optional<PromptEntity> findByCause(String survey, UUID customerId, UUID causeId) {
        return find("survey = ?1 and customerId = ?2 and causeId = ?3", survey, customerId, causeId)
                .firstResultOptional();
    }

    /** The prompts of a survey behind a place in the list, oldest first. */
    List<PromptEntity> page(
            String survey, @Nullable PromptState state, @Nullable Instant after, @Nullable UUID afterId, int limit) {
        var query = new StringBuilder("survey = :survey");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("survey", survey);
        if (state != null) {
            query.append(" and state = :state");
            parameters.put("state", state);
        }
        if (after != null && afterId != null) {
            query.append(" and (createdAt > :after or (createdAt = :after and id > :afterId))");
            parameters.put("after", after);
            parameters.put("afterId", afterId);
        }
        return find(query.append(" order by createdAt, id").toString(), parameters)
                .page(0, limit)
                .list();
    }

    /** All prompts of these customers, oldest first. */
    List<PromptEntity> of(Collection<UUID> customerIds) {
        return list("customerId in ?1 order by createdAt, id", customerIds);
    }

    /** The prompts that an app may show a customer now, oldest first. */
    List<PromptEntity> showable(UUID customerId, Instant now) {
        return find(
                        "customerId = ?1 and state in ?2 and channel in ?3 and expiresAt > ?4 order by invitedAt, id",
                        customerId,
                        List.of(PromptState.INVITED, PromptState.SHOWN, PromptState.STARTED),
                        List.of(InvitationChannel.IN_APP, InvitationChannel.WIDGET),
                        now)
                .page(0, 10)
                .list();
    }
}
