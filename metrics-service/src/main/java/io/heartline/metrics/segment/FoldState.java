package io.heartline.metrics.segment;

import io.heartline.contracts.Segment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the fold over a person's evidence stands, so that it need not begin anew. As large as what the windows see.
 *
 * @param earlier how many periods came before those that are kept
 * @param lastPeriods the last two periods
 * @param felt what lies in the window
 * @param activity the times that the windows of activity still see
 */
record FoldState(
        int earlier,
        List<Period> lastPeriods,
        List<SegmentFold.Felt> felt,
        List<Instant> activity,
        SegmentFold.Side side,
        Segment sideSegment,
        @Nullable Instant lastFan,
        @Nullable Instant lastRisk,
        @Nullable Instant lastExpressed,
        @Nullable Instant lastEvidence,
        Instant evaluated) {
    /** The segment and the one before it. */
    static final int PERIODS_KEPT = 2;

    private static final long ABSENT = Long.MIN_VALUE;

    FoldState {
        lastPeriods = List.copyOf(lastPeriods);
        felt = List.copyOf(felt);
        activity = List.copyOf(activity);
    }

    /** The state as bytes. */
    byte[] write() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(earlier);
            out.writeInt(lastPeriods.size());
            for (var period : lastPeriods) {
                write(out, period.from());
                out.writeUTF(period.segment().wire());
            }
            out.writeInt(felt.size());
            for (var one : felt) {
                write(out, one.at());
                out.writeLong(one.valenceMicros());
            }
            out.writeInt(activity.size());
            for (var at : activity) {
                write(out, at);
            }
            out.writeUTF(side.name());
            out.writeUTF(sideSegment.wire());
            write(out, lastFan);
            write(out, lastRisk);
            write(out, lastExpressed);
            write(out, lastEvidence);
            write(out, evaluated.equals(Instant.MIN) ? null : evaluated);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory takes everything
        }
        return bytes.toByteArray();
    }

    /** The state that was written as these bytes. */
    static FoldState read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int earlier = in.readInt();
            List<Period> periods = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                periods.add(new Period(instant(in, Instant.MIN), Segment.of(in.readUTF())));
            }
            List<SegmentFold.Felt> felt = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                felt.add(new SegmentFold.Felt(instant(in, Instant.MIN), in.readLong()));
            }
            List<Instant> activity = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                activity.add(instant(in, Instant.MIN));
            }
            return new FoldState(
                    earlier,
                    periods,
                    felt,
                    activity,
                    SegmentFold.Side.valueOf(in.readUTF()),
                    Segment.of(in.readUTF()),
                    instantOrNull(in),
                    instantOrNull(in),
                    instantOrNull(in),
                    instantOrNull(in),
                    instant(in, Instant.MIN));
        } catch (IOException e) {
            throw new UncheckedIOException("the state of a fold was not written by us", e);
        }
    }

    private static void write(DataOutputStream out, @Nullable Instant at) throws IOException {
        out.writeLong(at == null ? ABSENT : at.toEpochMilli());
    }

    private static @Nullable Instant instantOrNull(DataInputStream in) throws IOException {
        long millis = in.readLong();
        return millis == ABSENT ? null : Instant.ofEpochMilli(millis);
    }

    private static Instant instant(DataInputStream in, Instant absent) throws IOException {
        var at = instantOrNull(in);
        return at == null ? absent : at;
    }
}
