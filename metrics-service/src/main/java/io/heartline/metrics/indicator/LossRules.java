package io.heartline.metrics.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** How customers count as lost, by brand. */
@ApplicationScoped
public class LossRules {
    private final IndicatorConfig config;

    LossRules(IndicatorConfig config) {
        this.config = config;
    }

    /** The rule of a brand. */
    public LossRule of(String brand) {
        return new LossRule(config.contractualBrands().orElse(Set.of()).contains(brand), config.inactivity());
    }
}
