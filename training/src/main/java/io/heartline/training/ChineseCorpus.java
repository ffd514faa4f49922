package io.heartline.training;

import io.heartline.scoring.linear.Heads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The Chinese sets. */
final class ChineseCorpus implements Corpus {
    private static final List<String> NUANCES =
            List.of("joy", "anger", "sadness", "fear", "surprise", "disgust", "neutral", "caring", "curiosity");
    private static final Map<String, String> SMP = Map.of(
            "happy",
            "joy",
            "angry",
            "anger",
            "sad",
            "sadness",
            "fear",
            "fear",
            "surprise",
            "surprise",
            "neutral",
            "neutral");
    private static final Map<String, String> DIALOGUE = Map.of(
            "平静",
            "neutral",
            "开心",
            "joy",
            "关心",
            "caring",
            "生气",
            "anger",
            "惊讶",
            "surprise",
            "伤心",
            "sadness",
            "厌恶",
            "disgust",
            "疑问",
            "curiosity");
    private static final Pattern TRIPLE = Pattern.compile("'(POS|NEG|NEU)'");
    private static final int HELP_DESK_MEASURED = 1500;

    private final Path data;

    ChineseCorpus(Path data) {
        this.data = data;
    }

    @Override
    public String language() {
        return "zh";
    }

    @Override
    public List<String> nuances() {
        return NUANCES;
    }

    @Override
    public int[] nuanceKin() {
        return NUANCES.stream().mapToInt(Heads.EMOTIONS::indexOf).toArray();
    }

    @Override
    public List<DataSet> dataSets() {
        return List.of(
                new DataSet("smp-usual", "SMP2020-EWECT, usual: Weibo posts, six emotions", "none stated"),
                new DataSet("smp-virus", "SMP2020-EWECT, virus: Weibo posts, six emotions", "none stated"),
                new DataSet("dialogue-zh", "Simplified Chinese multi-emotion dialogue, eight labels", "Apache-2.0"),
                new DataSet("brighter-zh", "BRIGHTER, Chinese: emotions with intensity 0 to 3", "CC BY 4.0"),
                new DataSet(
                        "online_shopping_10_cats",
                        "online_shopping_10_cats: reviews of goods, two polarities",
                        "none stated"),
                new DataSet("waimai_10k", "waimai_10k: takeaway reviews, two polarities", "none stated"),
                new DataSet("chnsenticorp_htl", "ChnSentiCorp: hotel reviews, two polarities", "none stated"),
                new DataSet("absa-zh", "restaurant sentences with the polarity of opinions", "none stated"),
                new DataSet("cars-zh", "BDCI 2018: sentences on cars with polarity", "none stated"),
                new DataSet(
                        "helpdesk-zh",
                        "NTCIR STC-3, Chinese: help-desk dialogues with satisfaction",
                        "labels CC BY 4.0, texts none stated"),
                new DataSet("seed-zh", "Heartline's own sentences of customers", "as this repository"),
                new DataSet("seed-emoji", "Heartline's own table of emoji", "as this repository"));
    }

    @Override
    public List<Labelled> train() {
        var all = new ArrayList<Labelled>();
        all.addAll(weibo("usual", "train"));
        all.addAll(weibo("virus", "train"));
        all.addAll(dialogues());
        all.addAll(Brighter.read(data, "chn", "train"));
        all.addAll(reviews("online_shopping_10_cats", 20, false));
        all.addAll(reviews("waimai_10k", 6, false));
        all.addAll(reviews("chnsenticorp_htl", 6, false));
        all.addAll(restaurants());
        all.addAll(cars());
        helpDesk(false).forEach(one -> all.add(one.weight(2)));
        all.addAll(Seeds.read("care-zh.tsv", "zh", NUANCES));
        all.addAll(Seeds.emoji(NUANCES));
        return all;
    }

    @Override
    public Map<String, List<Labelled>> dev() {
        var sets = new LinkedHashMap<String, List<Labelled>>();
        sets.put("smp-usual", weibo("usual", "dev"));
        sets.put("smp-virus", weibo("virus", "dev"));
        sets.put("brighter-zh", Brighter.read(data, "chn", "dev"));
        sets.put("shopping", reviews("online_shopping_10_cats", 20, true));
        sets.put("takeaway", reviews("waimai_10k", 6, true));
        sets.put("hotel", reviews("chnsenticorp_htl", 6, true));
        sets.put("helpdesk-zh", helpDesk(true));
        return sets;
    }

    private List<Labelled> weibo(String domain, String split) {
        var all = new ArrayList<Labelled>();
        for (var row : Tables.tsv(data.resolve("smp2020_ewect/" + domain + "_" + split + "_clean.tsv"))) {
            var emotion = SMP.get(row.get("label"));
            if (emotion != null) {
                all.add(one(
                        "smp-" + domain,
                        row.getOrDefault("text", ""),
                        emotion,
                        List.of("caring", "curiosity", "disgust")));
            }
        }
        return all;
    }

    private List<Labelled> dialogues() {
        var all = new ArrayList<Labelled>();
        for (var row : Tables.csv(
                data.resolve("zh_multi_emotion_dialogue/Simplified_Chinese_Multi-Emotion_Dialogue_Dataset.csv"))) {
            var nuance = DIALOGUE.get(row.get("label"));
            if (nuance != null) {
                all.add(one("dialogue-zh", row.getOrDefault("text", ""), nuance, List.of()));
            }
        }
        return all;
    }

    /** A text with exactly one label; {@code unsaid} are the nuances that its set does not know. */
    private static Labelled one(String set, String text, String nuance, List<String> unsaid) {
        var nuances = Labelled.certain(NUANCES, nuance);
        for (var name : unsaid) {
            nuances[NUANCES.indexOf(name)] = Double.NaN;
        }
        var emotion = Heads.EMOTIONS.contains(nuance) ? nuance : "neutral";
        var labelled = Labelled.of(set, text).nuances(nuances).emotions(Labelled.certain(Heads.EMOTIONS, emotion));
        return switch (nuance) {
            case "joy" -> labelled.sentiments(new double[] {0, 0, 1});
            case "neutral", "curiosity" -> labelled.sentiments(new double[] {0, 1, 0});
            case "caring" -> labelled.sentiments(new double[] {0, 0.7, 0.3});
            case "surprise" -> labelled;
            default -> labelled.sentiments(new double[] {1, 0, 0});
        };
    }

    /** Customer reviews, of which every n-th measures. */
    private List<Labelled> reviews(String name, int every, boolean measured) {
        var all = new ArrayList<Labelled>();
        var rows = Tables.csv(data.resolve(name + "/" + name + ".csv"));
        for (int i = 0; i < rows.size(); i++) {
            if (i % every == 0 == measured) {
                boolean positive = "1".equals(rows.get(i).get("label"));
                all.add(Labelled.of(name, rows.get(i).getOrDefault("review", ""))
                        .sentiments(positive ? new double[] {0, 0, 1} : new double[] {1, 0, 0}));
            }
        }
        return all;
    }

    /** Sentences on restaurants with the polarity of each opinion. */
    private List<Labelled> restaurants() {
        var all = new ArrayList<Labelled>();
        for (var line : Tables.lines(data.resolve("absa_zh/train.txt"))) {
            int cut = line.indexOf("####");
            var sums = new double[Heads.SENTIMENTS.size()];
            var found = TRIPLE.matcher(line.substring(Math.max(0, cut)));
            while (found.find()) {
                sums[List.of("NEG", "NEU", "POS").indexOf(found.group(1))]++;
            }
            if (cut > 0 && Arrays.stream(sums).sum() > 0) {
                all.add(Labelled.of("absa-zh", line.substring(0, cut).replace(" ", ""))
                        .sentiments(Corpus.distribution(sums))
                        .weight(0.5));
            }
        }
        return all;
    }

    private List<Labelled> cars() {
        var polarities = new LinkedHashMap<String, double[]>();
        for (var row : Tables.tsv(data.resolve("bdci2018_car/train_dev80.tsv"))) {
            int polarity =
                    Integer.parseInt(row.getOrDefault("sentiment_value", "0").trim());
            polarities.computeIfAbsent(row.getOrDefault("content", ""), key -> new double[3])[polarity + 1]++;
        }
        var all = new ArrayList<Labelled>();
        polarities.forEach((text, sums) -> all.add(Labelled.of("cars-zh", text)
                .sentiments(Corpus.distribution(sums))
                .weight(0.5)));
        return all;
    }

    private List<Labelled> helpDesk(boolean measured) {
        var all = new ArrayList<Labelled>();
        var rows = Tables.tsv(data.resolve("ntcir_stc3/dev_cn_flat.tsv"));
        for (int i = 0; i < rows.size(); i++) {
            if (i < HELP_DESK_MEASURED == measured) {
                Corpus.helpDesk("helpdesk-zh", rows.get(i)).ifPresent(all::add);
            }
        }
        return all;
    }
}
