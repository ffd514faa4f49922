package io.heartline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * A certificate for 127.0.0.1 that signs itself, made by the JDK's own keytool, in the files that servers and clients want.
 *
 * @param keyStore PKCS #12, with the key
 * @param privateKey PEM, readable by its owner alone
 * @param certificate PEM, for whoever should trust it
 */
public record TestCertificate(Path keyStore, Path privateKey, Path certificate) {
    /** Opens the key store. */
    public static final String PASSWORD = "password-of-the-test-key-store";

    private static final String ALIAS = "server";
    private static final int PATIENCE_SECONDS = 60;
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /** Makes the files in a directory. */
    public static TestCertificate in(Path directory) {
        var made = new TestCertificate(
                directory.resolve("server.p12"), directory.resolve("server.key"), directory.resolve("server.crt"));
        try {
            made.generate();
            var store = KeyStore.getInstance(made.keyStore().toFile(), PASSWORD.toCharArray());
            Files.createFile(
                    made.privateKey(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    made.privateKey(),
                    pem(
                            "PRIVATE KEY",
                            store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()));
            Files.writeString(
                    made.certificate(),
                    pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded()));
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("a certificate of tests could not be written", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key store of tests could not be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a certificate was made", e);
        }
    }

    private void generate() throws IOException, InterruptedException {
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-validity",
                        "30",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keyStore.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!keytool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            keytool.destroyForcibly();
            throw new IllegalStateException("keytool made no key");
        }
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n" + PEM.encodeToString(bytes) + "\n-----END " + kind + "-----\n";
    }
}
