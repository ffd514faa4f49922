package io.heartline.scoring.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.heartline.scoring.text.Reading;
import java.io.ByteArrayInputStream;
import java.nio.LongBuffer;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A fine-tuned encoder of one language. It reads one text at a time on the caller's thread: activations are quantised per
 * call, so that texts read together would change each other's scores. Safe for use by many threads.
 */
public final class Encoder implements AutoCloseable {
    /** The most word pieces of a text that are read; what follows is ignored. */
    public static final int PIECES_MAX = 254;

    private static final String INPUT = "ids";

    private final String version;
    private final WordPieces pieces;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    /** Native code must not be torn down while it runs: that would end the process with a signal. */
    private final ReadWriteLock running = new ReentrantReadWriteLock();

    private boolean closed;

    /**
     * Loads an encoder.
     *
     * @param version its name
     * @param language the BCP 47 tag of its language
     * @param graph an ONNX file that takes {@code ids} and gives {@code outputs}
     * @param tokenizer a {@code tokenizer.json}
     * @throws IllegalArgumentException if ONNX Runtime cannot read it
     */
    public Encoder(String version, String language, byte[] graph, byte[] tokenizer) {
        this.version = version;
        pieces = new WordPieces(new ByteArrayInputStream(tokenizer), language);
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // Texts differ in length: a plan of the memory would be made for each length.
            options.setMemoryPatternOptimization(false);
            session = environment.createSession(graph, options);
        } catch (OrtException failure) {
            throw new IllegalArgumentException("the encoder " + version + " cannot be read", failure);
        }
    }

    /** The name of this encoder. */
    public String version() {
        return version;
    }

    /**
     * The raw outputs for a text: seven emotions, three sentiments, the nuances, the intensity.
     *
     * @throws IllegalStateException if the encoder is closed, or ONNX Runtime fails
     */
    public double[] outputs(Reading reading) {
        running.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the encoder " + version + " is closed");
            }
            return run(marked(pieces.of(reading).ids()));
        } finally {
            running.readLock().unlock();
        }
    }

    private static long[] marked(long[] ids) {
        int count = Math.min(ids.length, PIECES_MAX);
        var marked = new long[count + 2];
        marked[0] = WordPieces.BEGIN;
        System.arraycopy(ids, 0, marked, 1, count);
        marked[count + 1] = WordPieces.END;
        return marked;
    }

    private double[] run(long[] ids) {
        try (var input = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), new long[] {ids.length});
                var result = session.run(Map.of(INPUT, input))) {
            var values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            var outputs = new double[values.remaining()];
            for (int i = 0; i < outputs.length; i++) {
                outputs[i] = values.get(i);
            }
            return outputs;
        } catch (OrtException failure) {
            throw new IllegalStateException("the encoder " + version + " failed", failure);
        }
    }

    /** Waits for the texts that are being read, then frees the native memory. */
    @Override
    public void close() {
        running.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
                pieces.close();
            }
        } catch (OrtException failure) {
            throw new IllegalStateException("the encoder " + version + " cannot be closed", failure);
        } finally {
            running.writeLock().unlock();
        }
    }
}
