package io.heartline.ingestion.connector;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directory below the one that the operator opened for it; links that lead out of it are not followed.
 *
 * <p>A file counts as complete when nobody has written to it for a moment. Hidden files are not looked at: write a large
 * file under a name that begins with a dot, and rename it when it is done.
 */
final class FolderStore implements FileStore {
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final int DEPTH_MAX = 3;

    private final Path folder;
    private final Instant now;

    /**
     * A directory.
     *
     * @param root what the operator opened; null if nothing
     * @param path the source's own part of it
     */
    FolderStore(@Nullable Path root, String path, Instant now) throws IOException {
        if (root == null) {
            throw new PullFailure("This installation opens no folder: heartline.connectors.folder-root is not set.");
        }
        var opened = root.toRealPath();
        var wanted = opened.resolve(path).normalize();
        if (!wanted.startsWith(opened)
                || !Files.isDirectory(wanted)
                || !wanted.toRealPath().startsWith(opened)) {
            throw new PullFailure("pull.path is no folder below the one that this installation opens.");
        }
        this.folder = wanted.toRealPath();
        this.now = now;
    }

    @Override
    public List<Stored> list() throws IOException {
        List<Stored> files = new ArrayList<>();
        try (var paths = Files.walk(folder, DEPTH_MAX)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                var modified = attributes.lastModifiedTime().toInstant();
                if (!attributes.isRegularFile()
                        || hidden(path)
                        || modified.plus(QUIET).isAfter(now)) {
                    continue;
                }
                if (files.size() == FILES_MAX) {
                    throw new PullFailure("The folder has more than " + FILES_MAX + " files.");
                }
                files.add(new Stored(
                        folder.relativize(path).toString(), attributes.size() + "@" + modified.toEpochMilli()));
            }
        }
        return files;
    }

    private boolean hidden(Path path) {
        for (var part : folder.relativize(path)) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }
}
