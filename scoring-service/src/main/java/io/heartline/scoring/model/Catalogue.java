package io.heartline.scoring.model;

import io.heartline.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Which models there are, and what each of them is used for. */
@ApplicationScoped
public class Catalogue {
    private final Models models;
    private final Registry registry;
    private final ShadowConfig shadows;

    Catalogue(Models models, Registry registry, ShadowConfig shadows) {
        this.models = models;
        this.registry = registry;
        this.shadows = shadows;
    }

    /** All models that this service has, or had, by version. */
    @Transactional
    public List<ModelInfo> all() {
        return registry.inOrder().stream().map(this::info).toList();
    }

    /**
     * A model by its version.
     *
     * @throws NotFound if this service never had it
     */
    @Transactional
    public ModelInfo require(String version) {
        var known = registry.findById(version);
        if (known == null) {
            throw new NotFound("unknown-model", "No model of this version is known; see GET /models.");
        }
        return info(known);
    }

    private ModelInfo info(RegisteredModel known) {
        return new ModelInfo(
                known.version(),
                known.language(),
                known.kind(),
                known.checksum(),
                known.bytes(),
                state(known.version()),
                known.firstSeenAt());
    }

    private ModelState state(String version) {
        if (models.live().containsValue(version)) {
            return ModelState.LIVE;
        }
        if (shadows.shadow().containsValue(version)) {
            return ModelState.SHADOW;
        }
        return models.cardFiles().stream().anyMatch(card -> card.model().equals(version))
                ? ModelState.AVAILABLE
                : ModelState.RETIRED;
    }
}
