package io.heartline.metrics.indicator;

import io.heartline.contracts.ScopeKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads all indicators of a scope and a period. */
@ApplicationScoped
class IndicatorReport {
    private final ObservationStore observations;
    private final Relationships relationships;

    IndicatorReport(ObservationStore observations, Relationships relationships) {
        this.observations = observations;
        this.relationships = relationships;
    }

    /**
     * Indicators of a period.
     *
     * @param live those that sums of days give
     * @param relationship those that were computed before, if they were
     */
    record Report(List<Figure> live, Optional<Relationships.Computed> relationship) {
        List<Figure> all() {
            List<Figure> all = new ArrayList<>(live);
            relationship.ifPresent(computed -> all.addAll(computed.figures().figures()));
            return all;
        }

        Optional<Figure> find(Figure like) {
            return all().stream()
                    .filter(figure -> figure.indicator().equals(like.indicator())
                            && figure.unit().equals(like.unit()))
                    .findFirst();
        }
    }

    Report of(String brand, ScopeKind scope, String value, Periods.Period period) {
        return new Report(
                Figures.of(observations.read(brand, scope, value, period.from(), period.to())),
                scope == ScopeKind.BRAND ? relationships.find(brand, period.from(), period.to()) : Optional.empty());
    }
}
