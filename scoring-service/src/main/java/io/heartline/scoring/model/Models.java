package io.heartline.scoring.model;

import io.heartline.contracts.EventJson;
import io.heartline.contracts.ModelCard;
import io.heartline.scoring.linear.LinearModel;
import io.heartline.scoring.linear.ModelFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The models that this service brings. */
@ApplicationScoped
public class Models {
    private static final List<String> LINEAR = List.of("linear-en-1", "linear-zh-1");

    private final Map<String, LinearModel> byLanguage = new LinkedHashMap<>();
    private final List<CardFile> cards = new ArrayList<>();

    /** Reads all models; a service whose weights are not those of their card does not start. */
    Models() {
        for (var name : LINEAR) {
            var card = card(name);
            var model = model(name, card.checksum());
            byLanguage.put(model.language(), model);
            cards.add(card);
        }
    }

    /** The linear models by primary language tag. */
    public Map<String, LinearModel> byLanguage() {
        return Map.copyOf(byLanguage);
    }

    /** How accurate each model is, as published at {@code at}. */
    List<ModelCard> cards(Instant at) {
        return cards.stream().map(card -> card.published(at)).toList();
    }

    private static CardFile card(String name) {
        try {
            return EventJson.read(bytes("/models/" + name + ".card.json"), CardFile.class);
        } catch (IOException failure) {
            throw new UncheckedIOException("the card of " + name + " cannot be read", failure);
        }
    }

    private static LinearModel model(String name, String checksum) {
        var bytes = bytes("/models/" + name + ".bin");
        if (!sha256(bytes).equals(checksum)) {
            throw new IllegalStateException("the weights of " + name + " are not those of its card");
        }
        try {
            return ModelFile.read(new ByteArrayInputStream(bytes));
        } catch (IOException failure) {
            throw new UncheckedIOException("the weights of " + name + " cannot be read", failure);
        }
    }

    private static byte[] bytes(String resource) {
        try (var in = Models.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + resource);
            }
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The cards that came with the models. */
    List<CardFile> cardFiles() {
        return List.copyOf(cards);
    }

    /** Which version's scores count, by primary language tag. */
    public Map<String, String> live() {
        var live = new LinkedHashMap<String, String>();
        byLanguage.forEach((language, model) -> live.put(language, model.version()));
        return live;
    }
}
