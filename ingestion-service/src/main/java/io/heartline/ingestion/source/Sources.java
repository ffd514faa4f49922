package io.heartline.ingestion.source;

import io.heartline.ingestion.secret.Secrets;
import io.heartline.platform.access.Brands;
import io.heartline.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sources that are set up. */
@ApplicationScoped
public class Sources {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final SourceRepository sources;
    private final SecretRepository secrets;
    private final Secrets box;

    Sources(SourceRepository sources, SecretRepository secrets, Secrets box) {
        this.sources = sources;
        this.secrets = secrets;
        this.box = box;
    }

    /** The source of this slug, or of this id as text. */
    @Transactional
    public Optional<Source> find(String slugOrId) {
        var found = ID.matcher(slugOrId).matches()
                ? sources.findByIdOptional(UUID.fromString(slugOrId))
                : sources.ofSlug(slugOrId);
        return found.map(SourceEntity::source);
    }

    /** The source of this id. */
    @Transactional
    public Optional<Source> find(UUID id) {
        return sources.findByIdOptional(id).map(SourceEntity::source);
    }

    /**
     * The source of this id, for a caller of these brands.
     *
     * @throws NotFound if there is none
     */
    @Transactional
    public Source require(UUID id, Brands brands) {
        return sources.require(id, brands).source();
    }

    /** The enabled sources of these kinds, in the order in which they were set up. */
    @Transactional
    public List<Source> enabled(Collection<String> kinds) {
        return sources.enabledOf(kinds).stream().map(SourceEntity::source).toList();
    }

    /** The secrets of a source that are valid now, newest first: at most two of each use. */
    @Transactional
    public List<String> secrets(UUID sourceId, SecretUse use) {
        return secrets.of(sourceId, use).stream()
                .map(secret -> box.open(secret.closed()))
                .toList();
    }

    /** The enabled source of kind segment that has this write key; every key is compared, in constant time. */
    @Transactional
    public Optional<Source> ofWriteKey(String writeKey) {
        var given = writeKey.getBytes(StandardCharsets.UTF_8);
        var candidates = sources.enabledOf(Set.of(SourceKinds.SEGMENT));
        var matching = secrets.of(candidates.stream().map(SourceEntity::id).toList()).stream()
                .filter(secret -> secret.use() == SecretUse.SIGNING)
                .filter(secret ->
                        MessageDigest.isEqual(box.open(secret.closed()).getBytes(StandardCharsets.UTF_8), given))
                .map(SecretEntity::sourceId)
                .collect(Collectors.toSet());
        return candidates.stream()
                .filter(source -> matching.contains(source.id()))
                .map(SourceEntity::source)
                .findFirst();
    }
}
