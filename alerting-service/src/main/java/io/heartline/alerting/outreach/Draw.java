package io.heartline.alerting.outreach;

import io.heartline.alerting.play.Play;
import io.heartline.alerting.play.Variant;
import io.heartline.contracts.Arm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Draws arms and variants: random over customers, but the same for one customer and version of a play whenever it is
 * asked, so that no repetition and no restart moves anybody to another arm.
 *
 * @param seed another seed draws others
 * @param controlShare the probability of the control arm, 0 to 1
 */
record Draw(String seed, double controlShare) {
    private static final double TWO_TO_53 = 0x1p53;

    Draw {
        if (!(controlShare >= 0 && controlShare <= 1)) {
            throw new IllegalArgumentException("controlShare is not between 0 and 1");
        }
    }

    Arm arm(Play play, UUID customerId) {
        return unit("arm", play, customerId) < controlShare ? Arm.CONTROL : Arm.TREATMENT;
    }

    Variant variant(Play play, UUID customerId) {
        var index = (int) (unit("variant", play, customerId) * play.variants().size());
        return play.variants().get(index);
    }

    /** A number from 0 (inclusive) to 1 (exclusive): the first 53 bits of a SHA-256. */
    private double unit(String what, Play play, UUID customerId) {
        try {
            var text = String.join("|", what, seed, play.id(), Integer.toString(play.version()), customerId.toString());
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 11) / TWO_TO_53;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
