package io.heartline.alerting.receiver;

import java.util.Set;

/**
 * Which messages a receiver wants.
 *
 * @param brands of these brands; empty for all
 * @param kinds alerts of these kinds; empty for all
 * @param minSeverity alerts of at least this severity, 1 to 10
 * @param handles for these purposes
 * @param quotes whether messages may say who the customer is
 */
record Interest(Set<String> brands, Set<String> kinds, int minSeverity, Set<Purpose> handles, boolean quotes) {
    Interest {
        brands = Set.copyOf(brands);
        kinds = Set.copyOf(kinds);
        handles = Set.copyOf(handles);
        if (minSeverity < 1 || minSeverity > 10) {
            throw new IllegalArgumentException("minSeverity is not between 1 and 10");
        }
        if (handles.isEmpty()) {
            throw new IllegalArgumentException("handles is empty");
        }
    }

    boolean wantsAlert(String brand, String kind, int severity) {
        return handles.contains(Purpose.ALERTS)
                && wantsBrand(brand)
                && (kinds.isEmpty() || kinds.contains(kind))
                && severity >= minSeverity;
    }

    boolean takesAlertsOf(Set<String> some) {
        return handles.contains(Purpose.ALERTS)
                && (some.isEmpty() || some.stream().anyMatch(this::wantsBrand));
    }

    boolean wantsOutreach(String brand) {
        return handles.contains(Purpose.OUTREACH) && wantsBrand(brand);
    }

    private boolean wantsBrand(String brand) {
        return brands.isEmpty() || brands.contains(brand);
    }
}
