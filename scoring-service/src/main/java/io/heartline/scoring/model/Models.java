package io.heartline.scoring.model;

import io.heartline.contracts.EventJson;
import io.heartline.contracts.ModelCard;
import io.heartline.scoring.encoder.Encoder;
import io.heartline.scoring.engine.Blend;
import io.heartline.scoring.engine.BlendEngine;
import io.heartline.scoring.engine.Engine;
import io.heartline.scoring.engine.LinearEngine;
import io.heartline.scoring.linear.LinearModel;
import io.heartline.scoring.linear.ModelFile;
import jakarta.annotation.PreDestroy;
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

/** The models that this service brings. One is loaded when it is first asked for: an encoder that is not used takes no memory. */
@ApplicationScoped
public class Models {
    private static final List<String> SHIPPED = List.of("linear-en-2", "linear-zh-2", "blend-en-3", "blend-zh-3");
    private static final String BLEND = "blend-";

    private final Map<String, CardFile> cards = new LinkedHashMap<>();
    private final Map<String, Engine> loaded = new LinkedHashMap<>();
    private final List<Encoder> encoders = new ArrayList<>();
    private final Map<String, String> live;
    private final double sure;
    private final boolean closely;

    /** Loads the live models; a service whose weights are not those of their card does not start. */
    Models(ModelConfig config) {
        live = Map.copyOf(config.live());
        sure = config.sureAbove();
        closely = config.clausesByEncoder();
        SHIPPED.forEach(version -> cards.put(version, card(version)));
        live.values().forEach(this::engine);
    }

    /**
     * The engine of a version.
     *
     * @throws IllegalStateException if the service does not have it, or its weights are not those of its card
     */
    public final synchronized Engine engine(String version) {
        var known = loaded.get(version);
        if (known != null) {
            return known;
        }
        var card = cards.get(version);
        if (card == null) {
            throw new IllegalStateException("the configuration names a model that is not there: " + version);
        }
        var engine = version.startsWith(BLEND) ? blend(card) : new LinearEngine(linear(version, card.checksum()));
        loaded.put(version, engine);
        return engine;
    }

    /** The engines whose scores count, by primary language tag. */
    public Map<String, Engine> liveEngines() {
        var engines = new LinkedHashMap<String, Engine>();
        live.forEach((language, version) -> engines.put(language, engine(version)));
        return engines;
    }

    /** Which version's scores count, by primary language tag. */
    public Map<String, String> live() {
        return live;
    }

    /** How accurate each model is, as published at {@code at}. */
    List<ModelCard> cards(Instant at) {
        return cards.values().stream().map(card -> card.published(at)).toList();
    }

    /** The cards that came with the models. */
    List<CardFile> cardFiles() {
        return List.copyOf(cards.values());
    }

    @PreDestroy
    void close() {
        encoders.forEach(Encoder::close);
    }

    private Engine blend(CardFile card) {
        var bytes = checked("/models/" + card.model() + ".json", card.checksum());
        try {
            var blend = EventJson.read(bytes, Blend.class);
            var encoder = new Encoder(
                    blend.encoder(),
                    blend.language(),
                    checked("/models/" + blend.encoder() + ".onnx", blend.encoderChecksum()),
                    bytes("/models/" + blend.encoder() + ".tokenizer.json"));
            encoders.add(encoder);
            return new BlendEngine(blend, linear(blend.linear(), blend.linearChecksum()), encoder, sure, closely);
        } catch (IOException failure) {
            throw new UncheckedIOException(card.model() + " cannot be read", failure);
        }
    }

    private static CardFile card(String name) {
        try {
            return EventJson.read(bytes("/models/" + name + ".card.json"), CardFile.class);
        } catch (IOException failure) {
            throw new UncheckedIOException("the card of " + name + " cannot be read", failure);
        }
    }

    private static LinearModel linear(String name, String checksum) {
        try {
            return ModelFile.read(new ByteArrayInputStream(checked("/models/" + name + ".bin", checksum)));
        } catch (IOException failure) {
            throw new UncheckedIOException("the weights of " + name + " cannot be read", failure);
        }
    }

    private static byte[] checked(String resource, String checksum) {
        var bytes = bytes(resource);
        if (!sha256(bytes).equals(checksum)) {
            throw new IllegalStateException(resource + " is not the file that its card describes");
        }
        return bytes;
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
}
