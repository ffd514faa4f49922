package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Where nothing can be known nothing may be claimed; and "no emotion" is something else than "not scored". */
final class AbstentionCheck {
    private static final List<String> FOREIGN = List.of(
            "Das Paket ist immer noch nicht da und niemand antwortet mir.",
            "Le colis est arrivé en retard et personne ne répond au téléphone.",
            "El pedido llegó roto y nadie contesta en la tienda.",
            "Заказ так и не пришёл, очень разочарован вашим магазином.",
            "الطلب لم يصل بعد ولا أحد يرد على الهاتف",
            "配達がとても遅くて、本当に残念でした。",
            "배송이 너무 늦어서 정말 실망했어요.",
            "สินค้ามาช้ามากและไม่มีใครตอบ");
    private static final List<String> EMPTY = List.of("", " ", "?!", "12345", "…");
    private static final List<String> FACTUAL =
            List.of("The meeting is at ten in the second building.", "会议在十点，地点是二楼的会议室。");

    private final ScoreCalls calls;
    private final Failures failures;
    private final Consumer<String> say;

    AbstentionCheck(ScoreCalls calls, Failures failures, Consumer<String> say) {
        this.calls = calls;
        this.failures = failures;
        this.say = say;
    }

    /** Returns how many texts were tried. */
    int run() throws IOException, InterruptedException {
        for (var text : FOREIGN) {
            var score = score(text);
            failures.unless(
                    score.path("abstained").asBoolean() && isSilent(score),
                    "a text in " + score.path("language").asText() + " got a label: " + text);
        }
        say.accept("  " + FOREIGN.size() + " texts in languages without a model: no label");
        for (var text : EMPTY) {
            failures.unless(
                    score(text).path("abstained").asBoolean() && isSilent(score(text)),
                    "a text that says nothing got a label: '" + text + "'");
        }
        say.accept("  " + EMPTY.size() + " texts that say nothing: not scored, no emotion, valence or intensity");
        for (var text : FACTUAL) {
            var score = score(text);
            failures.unless(
                    score.hasNonNull("emotion") && score.hasNonNull("valence"), "a plain statement was not scored");
            say.accept("  a plain statement in " + score.path("language").asText() + ": "
                    + score.path("emotion").asText() + " with confidence "
                    + score.path("confidence").asDouble());
        }
        return FOREIGN.size() + EMPTY.size() + FACTUAL.size();
    }

    private JsonNode score(String text) throws IOException, InterruptedException {
        return calls.score(JsonNodeFactory.instance.objectNode().put("text", text));
    }

    private static boolean isSilent(JsonNode score) {
        return !score.hasNonNull("emotion")
                && !score.hasNonNull("valence")
                && !score.hasNonNull("intensity")
                && score.path("emotions").isEmpty()
                && score.path("confidence").asDouble() == 0;
    }
}
