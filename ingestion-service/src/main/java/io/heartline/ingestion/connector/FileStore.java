package io.heartline.ingestion.connector;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Where files lie. */
interface FileStore {
    /** The most files that a store may hold: those that are done with should be moved away. */
    int FILES_MAX = 10_000;

    /**
     * A file.
     *
     * @param name its path in the store
     * @param version what changes when its content does
     */
    record Stored(String name, String version) {}

    /**
     * The files that are complete.
     *
     * @throws PullFailure if there are more than {@link #FILES_MAX}
     */
    List<Stored> list() throws IOException;

    /** The content of a file. */
    InputStream open(String name) throws IOException;
}
