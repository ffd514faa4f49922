package io.heartline.training;

import io.heartline.scoring.linear.Heads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The English sets. */
final class EnglishCorpus implements Corpus {
    private static final Map<String, List<String>> EKMAN = Map.of(
            "anger", List.of("anger", "annoyance", "disapproval"),
            "disgust", List.of("disgust"),
            "fear", List.of("fear", "nervousness"),
            "joy",
                    List.of(
                            "joy",
                            "amusement",
                            "approval",
                            "excitement",
                            "gratitude",
                            "love",
                            "optimism",
                            "relief",
                            "pride",
                            "admiration",
                            "desire",
                            "caring"),
            "sadness", List.of("sadness", "disappointment", "embarrassment", "grief", "remorse"),
            "surprise", List.of("surprise", "realization", "confusion", "curiosity"),
            "neutral", List.of("neutral"));

    private final Path data;
    private final List<String> labels;

    EnglishCorpus(Path data) {
        this.data = data;
        this.labels = Tables.lines(data.resolve("goemotions/labels.txt"));
    }

    @Override
    public String language() {
        return "en";
    }

    @Override
    public List<String> nuances() {
        return labels;
    }

    @Override
    public int[] nuanceKin() {
        return labels.stream()
                .mapToInt(label -> Heads.EMOTIONS.indexOf(ekman(label)))
                .toArray();
    }

    @Override
    public List<DataSet> dataSets() {
        return List.of(
                new DataSet("goemotions", "GoEmotions: Reddit comments, 27 emotions and neutral", "CC BY 4.0"),
                new DataSet("brighter-en", "BRIGHTER, English: emotions with intensity 0 to 3", "CC BY 4.0"),
                new DataSet(
                        "absa-en",
                        "MAMS, SemEval-2014 restaurants and laptops, ACOS laptops: sentences of reviews",
                        "none stated (research use)"),
                new DataSet(
                        "helpdesk-en",
                        "NTCIR STC-3, English: help-desk dialogues with satisfaction",
                        "labels CC BY 4.0, texts none stated"),
                new DataSet("seed-en", "Heartline's own sentences of customers", "as this repository"),
                new DataSet("seed-emoji", "Heartline's own table of emoji", "as this repository"));
    }

    @Override
    public List<Labelled> train() {
        var all = new ArrayList<Labelled>();
        all.addAll(goEmotions("train"));
        Brighter.read(data, "eng", "train").forEach(one -> all.add(one.weight(0.5)));
        all.addAll(aspects());
        helpDesk(1).forEach(one -> all.add(one.weight(4)));
        all.addAll(Seeds.read("care-en.tsv", "en", labels));
        all.addAll(Seeds.emoji(labels));
        return all;
    }

    @Override
    public Map<String, List<Labelled>> dev() {
        var sets = new LinkedHashMap<String, List<Labelled>>();
        sets.put("goemotions", goEmotions("dev"));
        sets.put("brighter-en", Brighter.read(data, "eng", "dev"));
        sets.put("helpdesk-en", helpDesk(0));
        return sets;
    }

    private List<Labelled> goEmotions(String split) {
        var all = new ArrayList<Labelled>();
        for (var line : Tables.lines(data.resolve("goemotions/" + split + ".tsv"))) {
            var cells = line.split("\t", -1);
            var nuances = new double[labels.size()];
            var emotions = new double[Heads.EMOTIONS.size()];
            var sentiments = new double[Heads.SENTIMENTS.size()];
            for (var id : cells[1].split(",", -1)) {
                int label = Integer.parseInt(id);
                nuances[label] = 1;
                var emotion = ekman(labels.get(label));
                emotions[Heads.EMOTIONS.indexOf(emotion)] = 1;
                sentiments[sentiment(emotion)] = 1;
            }
            all.add(Labelled.of("goemotions", cells[0])
                    .nuances(nuances)
                    .emotions(Corpus.distribution(emotions))
                    .sentiments(Corpus.distribution(sentiments))
                    .sentimentWeight(1 - sentiments[1] / 2));
        }
        return all;
    }

    static String ekman(String label) {
        for (var entry : EKMAN.entrySet()) {
            if (entry.getValue().contains(label)) {
                return entry.getKey();
            }
        }
        throw new IllegalArgumentException("no basic emotion for a label of GoEmotions");
    }

    /** Surprise, which in this set also holds curiosity and confusion, is filed as neutral. */
    private static int sentiment(String emotion) {
        return switch (emotion) {
            case "joy" -> 2;
            case "surprise", "neutral" -> 1;
            default -> 0;
        };
    }

    /** Sentences of reviews; one with aspects of several polarities is given the mean of them. */
    private List<Labelled> aspects() {
        var polarities = new LinkedHashMap<String, double[]>();
        for (var file : List.of(
                "mams/train.xml.dat", "restaurant14/Restaurants_Train.xml.seg", "laptop14/Laptops_Train.xml.seg")) {
            var lines = Tables.lines(data.resolve("absa_en/" + file));
            for (int i = 0; i + 2 < lines.size(); i += 3) {
                var sentence = lines.get(i).replace("$T$", lines.get(i + 1));
                add(polarities, sentence, lines.get(i + 2).trim().toLowerCase(java.util.Locale.ROOT));
            }
        }
        for (var line : Tables.lines(data.resolve("absa_en/acos_laptop/laptop_quad_train.tsv.txt"))) {
            var cells = line.split("####", -1);
            for (int i = 1; i < cells.length; i++) {
                var parts = cells[i].trim().split(" ", -1);
                add(
                        polarities,
                        cells[0],
                        List.of("negative", "neutral", "positive").get(Integer.parseInt(parts[2])));
            }
        }
        var all = new ArrayList<Labelled>();
        polarities.forEach((sentence, sums) ->
                all.add(Labelled.of("absa-en", sentence.replace(" n't", "n't")).sentiments(Corpus.distribution(sums))));
        return all;
    }

    private static void add(Map<String, double[]> polarities, String sentence, String polarity) {
        int index = Heads.SENTIMENTS.indexOf(polarity);
        if (index >= 0) {
            polarities.computeIfAbsent(sentence, key -> new double[Heads.SENTIMENTS.size()])[index]++;
        }
    }

    /** Help-desk dialogues: every second one is for training, the others measure. */
    private List<Labelled> helpDesk(int remainder) {
        var all = new ArrayList<Labelled>();
        var rows = Tables.tsv(data.resolve("ntcir_stc3/dev_en_flat.tsv"));
        for (int i = remainder; i < rows.size(); i += 2) {
            Corpus.helpDesk("helpdesk-en", rows.get(i)).ifPresent(all::add);
        }
        return all;
    }
}
