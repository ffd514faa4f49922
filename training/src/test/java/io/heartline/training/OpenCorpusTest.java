package io.heartline.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenCorpusTest {
    @Test
    void only_openly_licensed_sets_are_learned_from_and_all_are_measured_on() {
        var corpus = new OpenCorpus(new Toy());

        // when
        var learned = corpus.train();

        assertThat(learned).extracting(Labelled::set).containsExactly("free", "own");
        assertThat(corpus.dataSets()).extracting(DataSet::id).containsExactly("free", "own");
        assertThat(corpus.dev()).containsKeys("free", "closed");
    }

    private record Toy() implements Corpus {
        @Override
        public String language() {
            return "en";
        }

        @Override
        public List<String> nuances() {
            return List.of();
        }

        @Override
        public int[] nuanceKin() {
            return new int[0];
        }

        @Override
        public List<DataSet> dataSets() {
            return List.of(
                    new DataSet("free", "", "CC BY 4.0"),
                    new DataSet("closed", "", "none stated"),
                    new DataSet("half", "", "labels CC BY 4.0, texts none stated"),
                    new DataSet("own", "", "as this repository"));
        }

        @Override
        public List<Labelled> train() {
            return dataSets().stream()
                    .map(set -> Labelled.of(set.id(), "text").intensity(Double.NaN))
                    .toList();
        }

        @Override
        public Map<String, List<Labelled>> dev() {
            return Map.of("free", List.of(), "closed", List.of());
        }
    }
}
