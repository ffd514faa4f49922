package io.heartline.ingestion.transcript;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What subtitles cannot say of a call. */
@SuppressWarnings("NullAway.Init") // JAX-RS fills them
class TranscriptParameters {
    @Parameter(description = "The slug of the source", example = "call-centre")
    @RestQuery
    @Nullable
    String source;

    @Parameter(description = "The source's own id of the call", example = "call-9")
    @RestQuery
    @Nullable
    String externalId;

    @Parameter(example = "aurora-air")
    @RestQuery
    @Nullable
    String brand;

    @Parameter(example = "external-id")
    @RestQuery
    @Nullable
    String customerKind;

    @Parameter(example = "C-1042")
    @RestQuery
    @Nullable
    String customerValue;

    @Parameter(description = "When the call began, ISO 8601", example = "2026-03-01T12:00:00Z")
    @RestQuery
    @Nullable
    String startedAt;

    @Parameter(description = "The name of an agent; may be repeated")
    @RestQuery
    @Nullable
    List<String> agent;

    @RestQuery
    @Nullable
    String product;

    @Parameter(description = "support if absent")
    @RestQuery
    @Nullable
    String touchpoint;

    @Parameter(description = "A BCP 47 tag")
    @RestQuery
    @Nullable
    String language;
}
