package io.heartline.metrics.estimate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests for estimates, one JSON object a line, so that the estimators that ship can be held against figures
 * computed elsewhere.
 */
final class EstimateCommand {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EstimateCommand() {}

    /** Reads requests from the standard input and answers them on the standard output. */
    public static void main(String[] args) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                out.println(JSON.writeValueAsString(answer(JSON.readTree(line))));
            }
        }
    }

    static @Nullable Object answer(JsonNode request) {
        var op = request.path("op").asText();
        return switch (op) {
            case "nps" ->
                NetPromoter.of(
                        request.path("promoters").asLong(),
                        request.path("detractors").asLong(),
                        request.path("n").asLong());
            case "share" -> share(request);
            case "shares" -> Difference.ofShares(share(request.path("now")), share(request.path("before")));
            case "survival" -> SurvivalCurve.of(lifetimes(request.path("lifetimes")));
            case "log-rank" ->
                LogRank.of(request.path("groups")
                        .valueStream()
                        .map(EstimateCommand::lifetimes)
                        .toList());
            case "cox" -> Cox.of(array(request), rows(request.path("covariates")));
            case "concordance" -> Concordance.of(array(request), row(request.path("risks")));
            case "buying" -> BetaGeometric.of(buyers(request));
            case "spending" -> GammaGamma.of(buyers(request));
            case "expected" -> expected(request);
            default -> throw new IllegalArgumentException("there is no estimate '" + op + "'");
        };
    }

    private static Share share(JsonNode of) {
        return Share.of(of.path("some").asLong(), of.path("all").asLong());
    }

    private static List<Lifetime> lifetimes(JsonNode list) {
        List<Lifetime> lifetimes = new ArrayList<>();
        list.forEach(one ->
                lifetimes.add(new Lifetime(one.path(0).asDouble(), one.path(1).asBoolean())));
        return lifetimes;
    }

    private static Lifetime[] array(JsonNode request) {
        return lifetimes(request.path("lifetimes")).toArray(Lifetime[]::new);
    }

    private static double[][] rows(JsonNode list) {
        return list.valueStream().map(EstimateCommand::row).toArray(double[][]::new);
    }

    private static double[] row(JsonNode list) {
        return list.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    private static List<Buyer> buyers(JsonNode request) {
        return request.path("buyers")
                .valueStream()
                .map(one -> new Buyer(
                        one.path(0).asInt(),
                        one.path(1).asDouble(),
                        one.path(2).asDouble(),
                        one.path(3).asDouble()))
                .toList();
    }

    /** How often each buyer is expected to buy within a time. */
    private static double[] expected(JsonNode request) {
        var model = request.path("model");
        var buying = new BetaGeometric(
                model.path("r").asDouble(),
                model.path("alpha").asDouble(),
                model.path("a").asDouble(),
                model.path("b").asDouble(),
                0,
                0);
        double time = request.path("time").asDouble();
        return buyers(request).stream()
                .mapToDouble(buyer -> buying.expected(buyer, time))
                .toArray();
    }
}
