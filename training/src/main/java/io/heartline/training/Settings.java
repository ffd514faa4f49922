package io.heartline.training;

/**
 * How to train.
 *
 * @param seed of the order and of what is dropped
 * @param epochs passes over the data
 * @param rate the first step of AdaGrad
 * @param decay what all weights are multiplied with after each epoch
 * @param dropout the share of features left out at each step
 * @param seenMin a feature seen in fewer texts is not learned
 * @param featuresMax the most frequent features are kept
 */
record Settings(long seed, int epochs, double rate, double decay, double dropout, int seenMin, int featuresMax) {
    /** What was best on the dev sets of a language: Chinese reviews want more features and more passes. */
    static Settings of(String language, long seed) {
        return language.equals("zh")
                ? new Settings(seed, 8, 1, 0.82, 0.3, 2, 800_000)
                : new Settings(seed, 6, 1, 0.8, 0.3, 3, 400_000);
    }
}
