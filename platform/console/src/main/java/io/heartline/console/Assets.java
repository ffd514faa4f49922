package io.heartline.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** The style sheet and the script, at an address that changes whenever they do. */
@ApplicationScoped
class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "console.css", "text/css;charset=UTF-8",
            "console.js", "text/javascript;charset=UTF-8",
            "icon.svg", "image/svg+xml");

    private final Map<String, Asset> assets = new TreeMap<>();
    private final String version;

    /** A file as it is, and compressed. */
    record Asset(String type, byte[] plain, byte[] compressed) {}

    Assets() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var name : TYPES.keySet().stream().sorted().toList()) {
                var bytes = read(name);
                digest.update(bytes);
                assets.put(name, new Asset(Objects.requireNonNull(TYPES.get(name)), bytes, compress(bytes)));
            }
            version = HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the assets of the console", e);
        }
    }

    private static byte[] read(String name) throws IOException {
        try (var in = Assets.class.getResourceAsStream("/META-INF/console/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static byte[] compress(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** Changes with the files. */
    String version() {
        return version;
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }
}
