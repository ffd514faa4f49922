package io.heartline.training;

import io.heartline.scoring.linear.Features;
import io.heartline.scoring.text.Texts;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The features that a model knows. */
final class Vocabulary {
    private final int[] keys;
    private final Map<Integer, Integer> rows = new HashMap<>();

    private Vocabulary(int[] keys) {
        this.keys = keys;
        for (int i = 0; i < keys.length; i++) {
            rows.put(keys[i], i);
        }
    }

    /** The features seen in enough texts, the most frequent first when there are too many. */
    static Vocabulary of(List<Labelled> texts, Settings settings) {
        var seen = new HashMap<Integer, int[]>();
        for (int t = 0; t < texts.size(); t++) {
            int mark = t + 1;
            Features.of(Texts.read(texts.get(t).text()), (group, key, from, to) -> {
                var entry = seen.computeIfAbsent(key, k -> new int[2]);
                if (entry[1] != mark) {
                    entry[0]++;
                    entry[1] = mark;
                }
            });
        }
        return new Vocabulary(seen.entrySet().stream()
                .filter(entry -> entry.getValue()[0] >= settings.seenMin())
                .sorted(Comparator.<Map.Entry<Integer, int[]>>comparingInt(entry -> -entry.getValue()[0])
                        .thenComparing(Map.Entry::getKey))
                .limit(settings.featuresMax())
                .map(Map.Entry::getKey)
                .sorted(Integer::compareUnsigned)
                .mapToInt(Integer::intValue)
                .toArray());
    }

    int row(int key) {
        return rows.getOrDefault(key, -1);
    }

    int[] keys() {
        return Arrays.copyOf(keys, keys.length);
    }

    int size() {
        return keys.length;
    }
}
