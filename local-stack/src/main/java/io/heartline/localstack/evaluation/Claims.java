package io.heartline.localstack.evaluation;

import java.util.ArrayList;
import java.util.List;

/** Gathers the probabilities that scores stated. */
final class Claims {
    private final List<Claim> claims = new ArrayList<>();

    private record Claim(int text, double probability, boolean isRight) {}

    void add(int text, double probability, boolean isRight) {
        claims.add(new Claim(text, probability, isRight));
    }

    Calibration calibration() {
        var right = new boolean[claims.size()];
        for (var i = 0; i < right.length; i++) {
            right[i] = claims.get(i).isRight();
        }
        return new Calibration(
                claims.stream().mapToInt(Claim::text).toArray(),
                claims.stream().mapToDouble(Claim::probability).toArray(),
                right);
    }
}
