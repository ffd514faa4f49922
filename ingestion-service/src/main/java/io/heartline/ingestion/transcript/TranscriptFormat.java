package io.heartline.ingestion.transcript;

/** What a transcript is written in. */
enum TranscriptFormat {
    WEBVTT(TranscriptFormat.VTT),
    SUBRIP(TranscriptFormat.SRT),
    JSON("application/json");

    static final String VTT = "text/vtt";
    static final String SRT = "application/x-subrip";

    private final String mediaType;

    TranscriptFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }
}
