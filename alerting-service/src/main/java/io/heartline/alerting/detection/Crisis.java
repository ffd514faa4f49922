package io.heartline.alerting.detection;

import io.heartline.contracts.ScopeKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What belongs together: one crisis, whatever scopes it shows in.
 *
 * @param root the scope that it is about
 */
record Crisis(Suspect root) {
    /** A product that has so much of a brand's excess explains it. */
    private static final double EXPLAINS = 0.5;

    private static final Comparator<Suspect> BY_EXCESS = Comparator.comparingDouble(Suspect::excess)
            .thenComparing(suspect -> suspect.scope().value());

    /**
     * Groups the suspects of a brand.
     *
     * <p>If the brand as a whole is suspect there is one crisis: about the product with at least half of the brand's
     * excess, else about the brand. Otherwise each suspect product has a crisis of its own. Touchpoints and aspects
     * explain one of those, and are one by themselves only if there is no other.
     */
    static List<Crisis> among(List<Suspect> suspects) {
        var products = of(ScopeKind.PRODUCT, suspects);
        var brand = of(ScopeKind.BRAND, suspects).stream().findFirst();
        if (brand.isPresent()) {
            return List.of(new Crisis(explaining(brand.get(), products).orElse(brand.get())));
        }
        if (!products.isEmpty()) {
            return products.stream().map(Crisis::new).toList();
        }
        return suspects.stream().max(BY_EXCESS).map(Crisis::new).map(List::of).orElse(List.of());
    }

    private static Optional<Suspect> explaining(Suspect brand, List<Suspect> products) {
        return products.stream().max(BY_EXCESS).filter(product -> product.excess() >= EXPLAINS * brand.excess());
    }

    private static List<Suspect> of(ScopeKind kind, List<Suspect> suspects) {
        List<Suspect> found = new ArrayList<>();
        for (var suspect : suspects) {
            if (suspect.scope().kind() == kind) {
                found.add(suspect);
            }
        }
        found.sort(BY_EXCESS.reversed());
        return found;
    }
}
