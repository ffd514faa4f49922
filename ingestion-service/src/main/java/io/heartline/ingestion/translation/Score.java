package io.heartline.ingestion.translation;

import java.math.BigDecimal;

/**
 * A number on a scale.
 *
 * @param metric nps, csat, ces, stars or love
 * @param value from min to max
 * @param min the worst
 * @param max the best
 */
record Score(String metric, BigDecimal value, int min, int max) {
    /**
     * The answer to a question of this type.
     *
     * @param type nps, csat, ces, rating, stars or love
     * @param range how many steps the scale has, where the type leaves it open
     * @throws Unmappable if the number is not on the scale
     */
    static Score of(String type, int range, Part part) throws Unmappable {
        var number = part.number();
        var score = switch (type) {
            case "nps" -> new Score("nps", number, 0, 10);
            case "csat", "rating" -> new Score("csat", number, 1, range);
            case "ces" -> new Score("ces", number, 1, range);
            case "stars" -> new Score("stars", number, 1, 5);
            case "love" -> new Score("love", number, 0, 1);
            default -> throw new IllegalArgumentException("not a type of rating");
        };
        return score.require(part);
    }

    /** This score if its value is on its scale. */
    Score require(Part part) throws Unmappable {
        if (value.compareTo(BigDecimal.valueOf(min)) < 0 || value.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw new Unmappable(part.path(), "is not between " + min + " and " + max);
        }
        return this;
    }
}
