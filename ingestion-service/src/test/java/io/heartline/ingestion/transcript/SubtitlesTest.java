package io.heartline.ingestion.transcript;

import static io.heartline.ingestion.transcript.TranscriptFormat.SUBRIP;
import static io.heartline.ingestion.transcript.TranscriptFormat.WEBVTT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.heartline.platform.problem.InvalidInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubtitlesTest {
    @Test
    void voices_are_speakers_and_cues_of_one_voice_are_one_turn() {
        var file = """
            WEBVTT Kind: captions

            NOTE recorded on line 3
            with consent

            STYLE
            ::cue { color: white }

            intro
            00:00.000 --> 00:02.000 align:start
            <v Sam>Aurora Air,

            00:02.000 --> 00:03.100
            <v.loud Sam>how can I <b>help</b> &amp; who are you?</v>

            01:00:03.400 --> 01:00:09.000
            <v Mia Smith>My bag did
            not arrive.</v>

            01:00:09.000 --> 01:00:10.000
            Three days now.
            """;

        // when
        var turns = Subtitles.read(file, WEBVTT);

        assertThat(turns)
                .containsExactly(
                        new Turn("Sam", Duration.ZERO, "Aurora Air, how can I help & who are you?"),
                        new Turn("Mia Smith", Duration.ofMillis(3_603_400), "My bag did not arrive. Three days now."));
    }

    @Test
    void two_voices_in_one_cue_are_two_turns() {
        // when
        var turns = Subtitles.read("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Sam>Yes?</v> <v Mia>Hello!</v>\n", WEBVTT);

        assertThat(turns)
                .containsExactly(
                        new Turn("Sam", Duration.ofSeconds(1), "Yes?"),
                        new Turn("Mia", Duration.ofSeconds(1), "Hello!"));
    }

    @Test
    void subrip_tells_speakers_before_a_colon_in_any_script() {
        var lines = """
            \uFEFF1
            00:00:00,000 --> 00:00:02,500
            客服：您好！

            2
            00:00:02,800 --> 00:00:06,000
            <i>客户: 我的行李</i>
            还没到。

            3
            00:00:06,000 --> 00:00:08,000
            It costs 3:10 now
            """;
        var file = lines.replace("\n", "\r\n");

        // when
        var turns = Subtitles.read(file, SUBRIP);

        assertThat(turns)
                .containsExactly(
                        new Turn("客服", Duration.ZERO, "您好！"),
                        new Turn("客户", Duration.ofMillis(2_800), "我的行李 还没到。 It costs 3:10 now"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00:00.000 --> 00:01.000\n<v Sam>No header",
                "WEBVTT\n\nid only",
                "WEBVTT\n\n00:00 --> 00:01\n<v Sam>No milliseconds",
                "WEBVTT\n\nid\n\n00:00.000 --> 00:01.000\nx"
            })
    void what_is_no_webvtt_is_refused(String file) {
        // when
        var refusal = catchThrowableOfType(InvalidInput.class, () -> Subtitles.read(file, WEBVTT));

        assertThat(refusal.code()).isEqualTo("malformed-transcript");
    }

    @Test
    void an_empty_file_has_no_turns() {
        // when
        var turns = Subtitles.read("WEBVTT\n", WEBVTT);

        assertThat(turns).isEmpty();
        assertThat(Subtitles.read("", SUBRIP)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void turns_written_in_either_form_are_read_back(long seed) {
        var random = new Random(seed);
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            var speaker = i % 2 == 0 ? "Sam" : "客户";
            turns.add(new Turn(
                    speaker, Duration.ofMillis(i * 3_000L + random.nextInt(2_000)), "word " + random.nextInt() + " 好"));
        }

        // when
        var vtt = Subtitles.read(written(turns, true), WEBVTT);
        var srt = Subtitles.read(written(turns, false), SUBRIP);

        assertThat(vtt).isEqualTo(turns);
        assertThat(srt).isEqualTo(turns);
    }

    private static String written(List<Turn> turns, boolean vtt) {
        var file = new StringBuilder(vtt ? "WEBVTT\n\n" : "");
        int number = 1;
        for (var turn : turns) {
            var at = turn.offset();
            var time = "%02d:%02d:%02d%s%03d"
                    .formatted(
                            at.toHours(), at.toMinutesPart(), at.toSecondsPart(), vtt ? "." : ",", at.toMillisPart());
            file.append(number++)
                    .append('\n')
                    .append(time)
                    .append(" --> ")
                    .append(time)
                    .append('\n')
                    .append(vtt ? "<v " + turn.speaker() + ">" : turn.speaker() + ": ")
                    .append(turn.text())
                    .append("\n\n");
        }
        return file.toString();
    }
}
