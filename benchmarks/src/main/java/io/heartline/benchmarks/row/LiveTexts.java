package io.heartline.benchmarks.row;

import io.heartline.benchmarks.stage.Stage;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.demo.DemoTexts;
import io.heartline.localstack.load.LiveModels;
import io.heartline.localstack.stack.Service;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What is scored: the texts of the demo, again and again. */
final class LiveTexts {
    private LiveTexts() {}

    static List<String> of(String language, int count) {
        var some = DemoTexts.all()
                .filter(text -> text.language().equals(language))
                .map(DemoTexts.Meant::text)
                .toList();
        return IntStream.range(0, count)
                .mapToObj(number -> some.get(number % some.size()))
                .toList();
    }

    /** Returns the version of the live model of each language. */
    static Map<String, String> live(Stage stage) throws IOException, InterruptedException {
        var stack = stage.stack().file();
        try (var scoring = new Apis(stack.url(Service.SCORING), stack.apiKey())) {
            return LiveModels.of(scoring).live();
        }
    }
}
