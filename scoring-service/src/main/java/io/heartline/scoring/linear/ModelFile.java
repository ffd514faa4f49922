package io.heartline.scoring.linear;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Writes a model to one compressed file and reads it back. */
public final class ModelFile {
    private static final int MAGIC = 0x484C4D31;

    private ModelFile() {}

    /**
     * Writes a model.
     *
     * @param out where to; it stays open
     * @param version the model's name
     * @param language its BCP 47 tag
     * @param heads what its outputs mean
     * @param bias per output
     * @param scale per output
     * @param keys the known features, ascending as unsigned numbers
     * @param weights one byte per feature and output
     * @throws IOException if writing fails
     */
    public static void write(
            OutputStream out,
            String version,
            String language,
            Heads heads,
            double[] bias,
            double[] scale,
            int[] keys,
            byte[] weights)
            throws IOException {
        var deflater = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION));
        var data = new DataOutputStream(deflater);
        data.writeInt(MAGIC);
        data.writeInt(Features.EXTRACTOR);
        data.writeUTF(version);
        data.writeUTF(language);
        data.writeInt(heads.nuances().size());
        for (var nuance : heads.nuances()) {
            data.writeUTF(nuance);
        }
        for (int kin : heads.nuanceKin()) {
            data.writeByte(kin);
        }
        data.writeDouble(heads.nuanceSlope());
        data.writeDouble(heads.nuanceAgreement());
        write(data, heads.nuanceShifts());
        data.writeDouble(heads.emotionSlope());
        data.writeDouble(heads.sentimentSlope());
        data.writeDouble(heads.agreement());
        data.writeDouble(heads.agreedSlope());
        write(data, heads.intensityWeights());
        data.writeDouble(heads.intensityShift());
        write(data, bias);
        write(data, scale);
        data.writeInt(keys.length);
        // Neighbours in the order of the keys differ little in their high bytes, and a column is more alike than a row:
        // both make the file smaller.
        for (int shift = 24; shift >= 0; shift -= 8) {
            for (int key : keys) {
                data.writeByte(key >>> shift);
            }
        }
        for (int output = 0; output < heads.size(); output++) {
            for (int row = 0; row < keys.length; row++) {
                data.writeByte(weights[row * heads.size() + output]);
            }
        }
        data.flush();
        deflater.finish();
    }

    /**
     * Reads a model.
     *
     * @param in what {@link #write} wrote
     * @return the model
     * @throws IOException if it is no model, or one of another version of the features
     */
    public static LinearModel read(InputStream in) throws IOException {
        var data = new DataInputStream(new InflaterInputStream(in));
        if (data.readInt() != MAGIC) {
            throw new IOException("not a model file");
        }
        int extractor = data.readInt();
        if (extractor != Features.EXTRACTOR) {
            throw new IOException(
                    "the model was trained with features of version " + extractor + ", not " + Features.EXTRACTOR);
        }
        var version = data.readUTF();
        var language = data.readUTF();
        var nuances = new ArrayList<String>();
        for (int left = data.readInt(); left > 0; left--) {
            nuances.add(data.readUTF());
        }
        var kin = new int[nuances.size()];
        for (int i = 0; i < kin.length; i++) {
            kin[i] = data.readByte();
        }
        var heads = new Heads(
                nuances,
                kin,
                data.readDouble(),
                data.readDouble(),
                doubles(data),
                data.readDouble(),
                data.readDouble(),
                data.readDouble(),
                data.readDouble(),
                new double[Heads.EMOTIONS.size()],
                doubles(data),
                data.readDouble());
        var bias = doubles(data);
        var scale = doubles(data);
        var keys = new int[data.readInt()];
        for (int shift = 24; shift >= 0; shift -= 8) {
            var bytes = data.readNBytes(keys.length);
            for (int i = 0; i < keys.length; i++) {
                keys[i] |= (bytes[i] & 0xFF) << shift;
            }
        }
        var weights = new byte[keys.length * heads.size()];
        for (int output = 0; output < heads.size(); output++) {
            var column = data.readNBytes(keys.length);
            for (int row = 0; row < keys.length; row++) {
                weights[row * heads.size() + output] = column[row];
            }
        }
        return new LinearModel(version, language, heads, bias, scale, keys, weights);
    }

    private static void write(DataOutputStream data, double[] values) throws IOException {
        data.writeInt(values.length);
        for (double value : values) {
            data.writeDouble(value);
        }
    }

    private static double[] doubles(DataInputStream data) throws IOException {
        var values = new double[data.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.readDouble();
        }
        return values;
    }
}
