package io.heartline.testing.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/**
 * A key of the issuer of tests.
 *
 * @param id by which tokens name it
 * @param pair of RSA
 */
record SigningKey(String id, KeyPair pair) {
    private static final int BITS = 2048;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static SigningKey generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return new SigningKey(UUID.randomUUID().toString(), generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    SigningKey withId(String other) {
        return new SigningKey(other, pair);
    }

    String sign(Map<String, Object> claims) {
        try {
            var signed = TestIssuer.base64(Map.of("alg", "RS256", "typ", "JWT", "kid", id)) + "."
                    + TestIssuer.base64(claims);
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of its own making does not sign", e);
        }
    }

    /** As a JSON Web Key. */
    Map<String, Object> published() {
        var key = (RSAPublicKey) pair.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                id,
                "n",
                unsigned(key.getModulus().toByteArray()),
                "e",
                unsigned(key.getPublicExponent().toByteArray()));
    }

    /** Without the zero that Java puts before a number whose first bit is set. */
    private static String unsigned(byte[] number) {
        return BASE64.encodeToString(number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number);
    }
}
