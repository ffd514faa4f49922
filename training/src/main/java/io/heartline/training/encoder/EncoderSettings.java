package io.heartline.training.encoder;

import java.util.Map;

/**
 * How to train an encoder.
 *
 * @param seed of the head, the order, what is dropped and hidden
 * @param epochs passes over the data
 * @param part the share of the texts that is drawn anew for each epoch, times that of their set; over 0, at most 1
 * @param rate the highest step of AdamW for the layers
 * @param headRate the highest step for the head
 * @param decay the decay of weights
 * @param warmup the share of the steps in which the rate rises; then it falls to 0 in a line
 * @param hidden the share of word pieces that is hidden
 * @param places how many word pieces a batch has, filled places included
 * @param shares per set the share of its texts that is drawn anew for each epoch; 1 for a set that is not named
 */
public record EncoderSettings(
        long seed,
        int epochs,
        double part,
        double rate,
        double headRate,
        double decay,
        double warmup,
        double hidden,
        int places,
        Map<String, Double> shares) {

    /** What was best on the dev sets of a language; the many Chinese reviews would take most of the time. */
    public static EncoderSettings of(String language, long seed, int epochs, double part) {
        return language.equals("zh")
                ? new EncoderSettings(
                        seed,
                        epochs,
                        part,
                        1e-4,
                        5e-4,
                        0.01,
                        0.1,
                        0.05,
                        1536,
                        Map.of(
                                "online_shopping_10_cats", 0.1,
                                "waimai_10k", 0.3,
                                "chnsenticorp_htl", 0.3,
                                "absa-zh", 0.12,
                                "cars-zh", 0.12,
                                "seed-emoji", 0.3))
                : new EncoderSettings(
                        seed, epochs, part, 1.5e-4, 5e-4, 0.01, 0.1, 0.05, 1024, Map.of("seed-emoji", 0.3));
    }
}
