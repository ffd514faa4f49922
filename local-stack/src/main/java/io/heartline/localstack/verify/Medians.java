package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/**
 * How long something took, over several tries.
 *
 * @param times in ascending order
 */
record Medians(List<Duration> times) {

    Medians {
        times = times.stream().sorted().toList();
    }

    /** Returns the time that half of the tries did not exceed. */
    Duration median() {
        return quantile(0.5);
    }

    private Duration quantile(double share) {
        if (times.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        var rank = (int) Math.ceil(share * times.size());
        return times.get(Math.max(rank, 1) - 1);
    }

    ObjectNode inJson() {
        var json = JsonNodeFactory.instance.objectNode().put("n", times.size());
        if (!times.isEmpty()) {
            json.put("medianMillis", median().toMillis())
                    .put("p90Millis", quantile(0.9).toMillis())
                    .put("maxMillis", times.getLast().toMillis());
        }
        return json;
    }
}
