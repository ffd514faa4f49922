package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;

/** Holds estimates against figures that were published, or computed by other programs. */
final class References {
    /** E. J. Freireich et al., Blood 21, 1963: weeks in remission of 21 children on 6-mercaptopurine; the first 9 relapsed. */
    private static final int[] TREATED = {6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35};

    private static final int TREATED_ENDED = 9;
    /** The same of 21 on a placebo; all relapsed. */
    private static final int[] PLACEBO = {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23};

    private static final double AT_WEEK = 23;

    private final Estimators estimators;
    private final Failures failures;
    private final Consumer<String> say;
    private final ObjectNode result = JsonNodeFactory.instance.objectNode();

    References(Estimators estimators, Failures failures, Consumer<String> say) {
        this.estimators = estimators;
        this.failures = failures;
        this.say = say;
    }

    ObjectNode run() throws IOException {
        say.accept("  estimate                                 ours      published   source");
        var nps = estimators.ask(Estimators.request("nps")
                .put("promoters", 50)
                .put("detractors", 20)
                .put("n", 100));
        var width =
                (nps.at("/interval/high").asDouble() - nps.at("/interval/low").asDouble()) / 2;
        compare("NPS 50/30/20 of 100, half interval", width, 15.308, 0.001, "100·z·√((p+d−(p−d)²)/n)");
        var wilson = estimators.ask(share("share", 81, 263));
        compare("Wilson 81 of 263, low", wilson.at("/interval/low").asDouble(), 25.53, 0.006, "Newcombe 1998 I");
        compare("Wilson 81 of 263, high", wilson.at("/interval/high").asDouble(), 36.62, 0.006, "Newcombe 1998 I");
        var shares = Estimators.request("shares");
        shares.set("now", share("", 56, 70));
        shares.set("before", share("", 48, 80));
        var difference = estimators.ask(shares);
        compare("56/70 − 48/80, low", difference.at("/interval/low").asDouble(), 5.24, 0.006, "Newcombe 1998 II");
        compare("56/70 − 48/80, high", difference.at("/interval/high").asDouble(), 33.39, 0.006, "Newcombe 1998 II");
        survival();
        return result;
    }

    private void survival() throws IOException {
        var treated = lifetimes(TREATED, TREATED_ENDED);
        var placebo = lifetimes(PLACEBO, PLACEBO.length);
        var request = Estimators.request("survival");
        request.set("lifetimes", treated);
        for (var step : estimators.ask(request).path("steps")) {
            if (step.path("time").asDouble() == AT_WEEK) {
                compare(
                        "Kaplan–Meier, treated, week 23",
                        step.path("left").asDouble(),
                        0.4482,
                        0.0001,
                        "Stata sts list");
                compare("  Greenwood error", step.path("error").asDouble(), 0.1346, 0.0001, "Stata sts list");
                compare("  log(−log) low", step.at("/interval/low").asDouble(), 0.1881, 0.0001, "Stata sts list");
                compare("  log(−log) high", step.at("/interval/high").asDouble(), 0.6801, 0.0001, "Stata sts list");
            }
        }
        var groups = Estimators.request("log-rank");
        groups.putArray("groups").add(treated).add(placebo);
        compare(
                "log-rank χ²",
                estimators.ask(groups).path("chiSquared").asDouble(),
                16.79,
                0.005,
                "Kleinbaum & Klein, ch. 2");
        var cox = Estimators.request("cox");
        cox.putArray("lifetimes").addAll(treated).addAll(placebo);
        var covariates = cox.putArray("covariates");
        for (int i = 0; i < TREATED.length + PLACEBO.length; i++) {
            covariates.addArray().add(i < TREATED.length ? 0 : 1);
        }
        var fitted = estimators.ask(cox);
        compare(
                "Cox, placebo, coefficient",
                fitted.at("/effects/0/coefficient").asDouble(),
                1.572,
                0.001,
                "R coxph, Efron");
        compare("  standard error", fitted.at("/effects/0/error").asDouble(), 0.412, 0.001, "R coxph, Efron");
        compare("  concordance", fitted.at("/concordance/share").asDouble(), 0.690, 0.001, "R coxph");
    }

    private void compare(String what, double ours, double published, double tolerance, String source) {
        say.accept(String.format(Locale.ROOT, "  %-36s %10.4f %12.4f   %s", what, ours, published, source));
        failures.unless(Math.abs(ours - published) <= tolerance, what.strip() + " is " + ours + ", not " + published);
        result.put(what.strip(), ours);
    }

    private static ObjectNode share(String estimate, int some, int all) {
        return Estimators.request(estimate).put("some", some).put("all", all);
    }

    private static ArrayNode lifetimes(int[] weeks, int ended) {
        var list = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < weeks.length; i++) {
            list.addArray().add(weeks[i]).add(i < ended);
        }
        return list;
    }
}
