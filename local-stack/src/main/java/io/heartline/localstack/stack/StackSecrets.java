package io.heartline.localstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * Keys that must outlive a run, since what they closed is stored: they are beside the data, readable by their owner alone,
 * and go with it.
 *
 * @param storage closes secrets, contact points and originals
 * @param identity makes fingerprints of addresses
 * @param tombstones seals the identifiers of whoever was erased
 * @param sessions seals log-ins to the console
 */
record StackSecrets(String storage, String identity, String tombstones, String sessions) {
    private static final String NAME = "keys.properties";
    private static final int KEY_BYTES = 32;

    /** Reads the keys of a data directory; makes what is missing. */
    static StackSecrets of(Path dataDirectory) {
        var file = dataDirectory.resolve(NAME);
        try {
            var keys = new Properties();
            if (Files.exists(file)) {
                try (var in = Files.newBufferedReader(file)) {
                    keys.load(in);
                }
            } else {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            var secrets = new StackSecrets(
                    key(keys, "storage"), key(keys, "identity"), key(keys, "tombstones"), key(keys, "sessions"));
            try (var out = Files.newBufferedWriter(file)) {
                keys.store(out, null);
            }
            return secrets;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep keys in " + file, e);
        }
    }

    private static String key(Properties keys, String name) {
        return (String) keys.computeIfAbsent(name, missing -> {
            var bytes = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(bytes);
            return Base64.getEncoder().encodeToString(bytes);
        });
    }
}
