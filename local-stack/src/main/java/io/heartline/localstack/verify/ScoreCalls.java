package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.api.Apis;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls to {@code POST /scores} whose answers are kept to the letter. */
final class ScoreCalls {
    private final Apis scoring;

    ScoreCalls(Apis scoring) {
        this.scoring = scoring;
    }

    /**
     * Scores items in one call.
     *
     * @return the scores as they are written, by id
     * @throws IOException when the service refuses, or answers other items than were asked, or in another order
     */
    Map<String, String> score(List<ObjectNode> items) throws IOException, InterruptedException {
        var answer =
                scoring.post("/scores", JsonNodeFactory.instance.arrayNode().addAll(items));
        if (!answer.isSuccess()) {
            throw new IOException("POST /scores answered " + answer.status());
        }
        var asked = items.stream().map(item -> item.path("id").asText()).toList();
        var told = answer.body()
                .valueStream()
                .map(score -> score.path("id").asText())
                .toList();
        if (!asked.equals(told)) {
            throw new IOException("POST /scores answered in another order than it was asked");
        }
        var written = JsonItems.of(answer.text());
        var scores = new HashMap<String, String>();
        for (var i = 0; i < told.size(); i++) {
            scores.put(told.get(i), written.get(i));
        }
        return scores;
    }

    /** Scores one text. */
    JsonNode score(ObjectNode item) throws IOException, InterruptedException {
        var answer =
                scoring.post("/scores", JsonNodeFactory.instance.arrayNode().add(item.put("id", "1")));
        if (!answer.isSuccess()) {
            throw new IOException("POST /scores answered " + answer.status());
        }
        return answer.body().path(0);
    }
}
