package io.heartline.ingestion.transcript;

import io.heartline.platform.problem.InvalidInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads WebVTT and SubRip: blocks of lines, each with the times at which it is shown.
 *
 * <p>A speaker is told by a voice tag, {@code <v Sam>}, or before a colon at the beginning, {@code Sam: Hello}. A cue is
 * as long as a screen is wide, so cues in a row of one speaker are one turn; a cue without a speaker goes on with the
 * one before it.
 */
final class Subtitles {
    private static final String HEADER = "WEBVTT";
    private static final List<String> NO_CUES = List.of(HEADER, "NOTE", "STYLE", "REGION");
    private static final Pattern BLANK = Pattern.compile("\n[ \t]*\n+");
    private static final Pattern TIMES =
            Pattern.compile("\\s*(?:(\\d{1,3}):)?(\\d{2}):(\\d{2})[.,](\\d{3})\\s+-->\\s+\\S.*");
    private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^\\s>]*)?\\s+([^>]+)>");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z0-9:.][^>]{0,100}>");
    private static final Pattern LABEL =
            Pattern.compile("^\\s*([\\p{L}][\\p{L}\\p{N} ._'-]{0,39})(?::\\s+|：\\s*)(?=\\S)");
    private static final int LABEL_WORDS_MAX = 4;

    private final List<Turn> turns = new ArrayList<>();

    private Subtitles() {}

    /**
     * The turns of a file.
     *
     * @throws InvalidInput if a block has no times
     */
    static List<Turn> read(String file, TranscriptFormat format) {
        var text = file.replace("\r\n", "\n").replace('\r', '\n').replaceFirst("^\uFEFF", "");
        if (format == TranscriptFormat.WEBVTT && !text.startsWith(HEADER)) {
            throw new InvalidInput("malformed-transcript", "The file does not begin with WEBVTT.");
        }
        var reader = new Subtitles();
        var blocks = BLANK.split(text.strip(), -1);
        for (int i = 0; i < blocks.length; i++) {
            if (!isComment(blocks[i], format)) {
                reader.cue(blocks[i], i + 1);
            }
        }
        return reader.turns;
    }

    private static boolean isComment(String block, TranscriptFormat format) {
        return block.isBlank()
                || (format == TranscriptFormat.WEBVTT && NO_CUES.stream().anyMatch(block::startsWith));
    }

    private void cue(String block, int number) {
        var lines = block.lines().toList();
        int at = lines.getFirst().contains("-->") ? 0 : 1;
        var times = at < lines.size() ? TIMES.matcher(lines.get(at)) : null;
        if (times == null || !times.matches()) {
            throw new InvalidInput("malformed-transcript", "Block " + number + " of the file has no times.");
        }
        var hours = times.group(1);
        var offset = Duration.ofHours(hours == null ? 0 : Long.parseLong(hours))
                .plusMinutes(Long.parseLong(times.group(2)))
                .plusSeconds(Long.parseLong(times.group(3)))
                .plusMillis(Long.parseLong(times.group(4)));
        voices(String.join(" ", lines.subList(at + 1, lines.size())), offset);
    }

    private void voices(String cue, Duration offset) {
        var voice = VOICE.matcher(cue);
        int from = 0;
        String speaker = null;
        while (voice.find()) {
            add(speaker, offset, cue.substring(from, voice.start()));
            speaker = voice.group(1);
            from = voice.end();
        }
        add(speaker, offset, cue.substring(from));
    }

    private void add(@Nullable String voice, Duration offset, String marked) {
        var text = Parser.unescapeEntities(TAG.matcher(marked).replaceAll(""), false)
                .replace('\u00a0', ' ')
                .strip();
        var label = voice == null ? LABEL.matcher(text) : null;
        var labelled = label != null && label.find() && label.group(1).split(" ", -1).length <= LABEL_WORDS_MAX;
        var speaker = labelled && label != null ? label.group(1) : voice;
        var said = labelled && label != null ? text.substring(label.end()).strip() : text;
        if (said.isEmpty()) {
            return;
        }
        var last = turns.isEmpty() ? null : turns.getLast();
        if (last != null && (speaker == null || isSame(speaker, last.speaker()))) {
            turns.set(turns.size() - 1, new Turn(last.speaker(), last.offset(), last.text() + " " + said));
        } else {
            turns.add(new Turn(speaker == null ? null : speaker.strip(), offset, said));
        }
    }

    private static boolean isSame(String speaker, @Nullable String other) {
        return other != null && speaker.strip().toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
