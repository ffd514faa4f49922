package io.heartline.ingestion.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedHistoryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "My bag is still missing.\r\n\r\nOn Sun, 1 Mar 2026 at 10:00, Help <help@example.org> wrote:\r\n> Hello",
                "My bag is still missing.\n\nOn Sun, 1 Mar 2026 at 10:00, Help Desk\n<help@example.org> wrote:\n> Hello",
                "My bag is still missing.\n\n-----Original Message-----\nFrom: Help",
                "My bag is still missing.\n\nFrom: Help Desk\nSent: Sunday, 1 March 2026\nTo: Mei\n\nHello",
                "My bag is still missing.\n________________________________\nVon: Hilfe",
                "My bag is still missing.\n\nAm 01.03.2026 um 10:00 schrieb Hilfe:\n> Hallo",
                "My bag is still missing.\n\n在 2026年3月1日，客服 <help@example.org> 写道：\n> 您好",
                "My bag is still missing.\n\n发件人: 客服\n发送时间: 2026年3月1日\n\n您好",
                "> Hello\n> again\nMy bag is still missing.\n> Bye",
                "My bag is still missing.\n\n-- \nMei Chen\n+44 20 7946 0958",
            })
    void only_what_the_writer_wrote_is_left(String message) {
        // when
        var own = QuotedHistory.cut(message);

        assertThat(own).isEqualTo("My bag is still missing.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On the whole I liked it.\nBut the seat was cold.",
                "From: what I saw\nnobody cared.",
                "-- that is what he said",
                "I wrote:\nplease help",
            })
    void ordinary_sentences_introduce_nothing(String message) {
        // when
        var own = QuotedHistory.cut(message);

        assertThat(own).isEqualTo(message);
    }

    @Test
    void long_lines_of_anything_are_read_in_linear_time() {
        var random = new Random(7);
        var letters = "On wrote: >-_ 在写道：\n";
        var message = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            message.append(letters.charAt(random.nextInt(letters.length() - (i % 1_000 == 0 ? 0 : 1))));
        }

        // when
        var own = QuotedHistory.cut(message.toString());

        assertThat(own.length()).isLessThanOrEqualTo(message.length());
    }
}
