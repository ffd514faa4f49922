package io.heartline.training;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The texts of a corpus that are openly licensed; it is measured on all sets, since measuring copies nothing. */
record OpenCorpus(Corpus all) implements Corpus {
    @Override
    public String language() {
        return all.language();
    }

    @Override
    public List<String> nuances() {
        return all.nuances();
    }

    @Override
    public int[] nuanceKin() {
        return all.nuanceKin();
    }

    @Override
    public List<DataSet> dataSets() {
        return all.dataSets().stream().filter(DataSet::open).toList();
    }

    @Override
    public List<Labelled> train() {
        var open = dataSets().stream().map(DataSet::id).collect(Collectors.toSet());
        return all.train().stream().filter(text -> open.contains(text.set())).toList();
    }

    @Override
    public Map<String, List<Labelled>> dev() {
        return all.dev();
    }
}
