package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows that the estimators that ship compute what others computed. */
final class StatisticsCheck {
    static final String NEEDS_DATA = "not run: needs --data";

    private final Path projectRoot;
    private final @Nullable Path data;
    private final Failures failures;
    private final Consumer<String> say;

    StatisticsCheck(Path projectRoot, @Nullable Path data, Failures failures, Consumer<String> say) {
        this.projectRoot = projectRoot;
        this.data = data;
        this.failures = failures;
        this.say = say;
    }

    ObjectNode run() throws IOException {
        var result = JsonNodeFactory.instance.objectNode();
        try (var estimators = Estimators.start(projectRoot)) {
            result.set("references", new References(estimators, failures, say).run());
            if (data == null) {
                say.accept("  CDNOW and Telco churn: " + NEEDS_DATA);
                return result.put("cdnow", NEEDS_DATA).put("telcoChurn", NEEDS_DATA);
            }
            result.set(
                    "cdnow", new CdnowSample(estimators, failures, say).run(data.resolve("cdnow/CDNOW_master.txt.gz")));
            result.set(
                    "telcoChurn",
                    new TelcoChurn(estimators, failures, say).run(data.resolve("telco_churn/merged.csv")));
        }
        return result;
    }
}
