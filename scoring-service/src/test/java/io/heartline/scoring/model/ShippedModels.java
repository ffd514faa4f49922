package io.heartline.scoring.model;

import java.util.Map;

/** The models that the service brings, for tests that need no service. */
public final class ShippedModels {
    private ShippedModels() {}

    /** With the linear models alone. */
    public static Models linear() {
        return new Models(new Setting(Map.of("en", "linear-en-2", "zh", "linear-zh-2"), 2, true));
    }

    /**
     * As the service runs them.
     *
     * @param sure from which probability on the linear model answers alone
     */
    public static Models blends(double sure) {
        return new Models(new Setting(Map.of("en", "blend-en-3", "zh", "blend-zh-3"), sure, true));
    }

    private record Setting(Map<String, String> live, double sureAbove, boolean clausesByEncoder)
            implements ModelConfig {}
}
