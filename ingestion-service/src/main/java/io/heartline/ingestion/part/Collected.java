package io.heartline.ingestion.part;

import java.util.List;

/** The parts of other services, until they are closed; one for each of them. */
public final class Collected implements AutoCloseable {
    private final List<Part> parts;
    private final long archiveBytesMax;
    private final Runnable release;

    Collected(List<Part> parts, long archiveBytesMax, Runnable release) {
        this.parts = List.copyOf(parts);
        this.archiveBytesMax = archiveBytesMax;
        this.release = release;
    }

    /** One for each service. */
    public List<Part> parts() {
        return parts;
    }

    /** The services of which it is not known what they keep. */
    public List<Part.Missing> missing() {
        return parts.stream()
                .filter(Part.Missing.class::isInstance)
                .map(Part.Missing.class::cast)
                .toList();
    }

    /** Where the archive that is made of them goes. */
    public Spool archive() {
        return new Spool(archiveBytesMax);
    }

    @Override
    public void close() {
        for (var part : parts) {
            if (part instanceof Part.Held held) {
                held.answers().forEach(answer -> answer.document().close());
            }
        }
        release.run();
    }
}
