package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.table.Row;
import io.heartline.localstack.table.Rows;
import io.heartline.localstack.table.TableFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Predicts who of a telephone company leaves when, on customers who made no part of the model. Amounts in total and offers are
 * left out, because they follow from how long a customer stayed; so is any score of satisfaction, which was asked after.
 */
final class TelcoChurn {
    /** Of ten customers so many make the model. */
    private static final int FITTED = 7;

    private static final int OF = 10;
    private static final double CONCORDANCE_TARGET = 0.80;
    private static final Map<String, ToDoubleFunction<Row>> COVARIATES = covariates();

    private final Estimators estimators;
    private final Failures failures;
    private final Consumer<String> say;

    TelcoChurn(Estimators estimators, Failures failures, Consumer<String> say) {
        this.estimators = estimators;
        this.failures = failures;
        this.say = say;
    }

    ObjectNode run(Path file) throws IOException {
        var fit = Estimators.request("cox");
        var fitted = fit.putArray("lifetimes");
        var covariates = fit.putArray("covariates");
        var held = Estimators.request("concordance");
        var heldLifetimes = held.putArray("lifetimes");
        var heldCovariates = JsonNodeFactory.instance.arrayNode();
        try (var rows = Rows.open(file, TableFormat.BY_NAME)) {
            int i = 0;
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                boolean makes = i++ % OF < FITTED;
                add(row.get(), makes ? fitted : heldLifetimes, makes ? covariates : heldCovariates);
            }
        }
        var cox = estimators.ask(fit);
        if (cox.isNull()) {
            throw new IOException("the churn model has no estimate");
        }
        held.set("risks", risks(cox, heldCovariates));
        var concordance = estimators.ask(held);
        double share = concordance.path("share").asDouble();
        say.accept(String.format(
                Locale.ROOT,
                "  Telco churn: %d customers made the model (concordance %.3f); of %d others it orders %.3f of %,d pairs right",
                fitted.size(),
                cox.at("/concordance/share").asDouble(),
                heldLifetimes.size(),
                share,
                concordance.path("pairs").asLong()));
        int i = 0;
        for (var name : COVARIATES.keySet()) {
            var effect = cox.path("effects").path(i++);
            say.accept(String.format(
                    Locale.ROOT,
                    "    %-16s hazard ratio %6.3f (%.3f to %.3f)",
                    name,
                    effect.path("ratio").asDouble(),
                    effect.at("/interval/low").asDouble(),
                    effect.at("/interval/high").asDouble()));
        }
        failures.unless(share >= CONCORDANCE_TARGET, "the concordance on held-out customers is " + share);
        return JsonNodeFactory.instance
                .objectNode()
                .put("fitted", fitted.size())
                .put("heldOut", heldLifetimes.size())
                .put("concordance", share);
    }

    private static void add(Row row, ArrayNode lifetimes, ArrayNode covariates) {
        lifetimes
                .addArray()
                .add(Double.parseDouble(row.cell("Tenure_in_Months")))
                .add(row.cell("Churn_Label").equals("Yes"));
        var cells = covariates.addArray();
        COVARIATES.values().forEach(covariate -> cells.add(covariate.applyAsDouble(row)));
    }

    private static ArrayNode risks(JsonNode cox, ArrayNode covariates) {
        var risks = JsonNodeFactory.instance.arrayNode();
        for (var customer : covariates) {
            double risk = 0;
            for (int i = 0; i < customer.size(); i++) {
                risk += cox.path("effects").path(i).path("coefficient").asDouble()
                        * customer.path(i).asDouble();
            }
            risks.add(risk);
        }
        return risks;
    }

    private static Map<String, ToDoubleFunction<Row>> covariates() {
        var covariates = new LinkedHashMap<String, ToDoubleFunction<Row>>();
        covariates.put("monthly-charge", row -> Double.parseDouble(row.cell("Monthly_Charge")) / 10);
        covariates.put("one-year", row -> is(row, "Contract", "One Year"));
        covariates.put("two-years", row -> is(row, "Contract", "Two Year"));
        covariates.put("fibre", row -> is(row, "Internet_Type", "Fiber Optic"));
        covariates.put("no-internet", row -> is(row, "Internet_Service", "No"));
        covariates.put("security", row -> is(row, "Online_Security", "Yes"));
        covariates.put("backup", row -> is(row, "Online_Backup", "Yes"));
        covariates.put("support", row -> is(row, "Premium_Tech_Support", "Yes"));
        covariates.put("paperless", row -> is(row, "Paperless_Billing", "Yes"));
        covariates.put("credit-card", row -> is(row, "Payment_Method", "Credit Card"));
        covariates.put("mailed-check", row -> is(row, "Payment_Method", "Mailed Check"));
        covariates.put("senior", row -> is(row, "Senior_Citizen", "Yes"));
        covariates.put("married", row -> is(row, "Married", "Yes"));
        covariates.put("dependents", row -> is(row, "Dependents", "Yes"));
        covariates.put("referred", row -> is(row, "Referred_a_Friend", "Yes"));
        return covariates;
    }

    private static double is(Row row, String column, String value) {
        return row.cell(column).equals(value) ? 1 : 0;
    }
}
