package io.heartline.ingestion.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasksTest {
    private final Masks masks = new Masks(List.of("CN", "US", "GB"), List.of("\\bAURORA/[0-9]{4}\\b"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write to jo.doe+x@mail.example.co.uk, please | Write to [email], please",
                "邮箱是zhang_san@qq.com，谢谢 | 邮箱是[email]，谢谢",
                "jo＠example.org | [email]",
                "<a@b.co> | <[email]>",
                "call +49 30 901820 now | call [phone] now",
                "我的电话是13812345678，请联系 | 我的电话是[phone]，请联系",
                "座机 010-62345678 | 座机 [phone]",
                "US: (212) 736-5000. | US: [phone].",
                "call 020 7946 0958 | call [phone]",
                "card 4111 1111 1111 1111 exp 12/27 | card [card] exp 12/27",
                "4111-1111-1111-1111 | [card]",
                "４１１１１１１１１１１１１１１１ | [card]",
                "卡号6222021234567890128。 | 卡号[card]。",
                "amex 378282246310005 | amex [card]",
                "身份证11010519491231002X。 | 身份证[id]。",
                "身份证11010519491231002x | 身份证[id]",
                "身份证 110105199003071234 | 身份证 [id]",
                "旧身份证110105491231002 | 旧身份证[id]",
                "Order no. 4711088 never came | Order no. [order] never came",
                "my order #AB-20981234 is late | my order #[order] is late",
                "订单号：20260301123456，还没到 | 订单号：[order]，还没到",
                "訂單編號AU88231不見了 | 訂單編號[order]不見了",
                "see AURORA/0042 please | see [order] please",
            })
    void personal_data_is_masked(String text, String expected) {
        // when
        var masked = masks.mask(text);

        assertThat(masked).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Two hours late and nobody told us why.",
                "Flight AU1234 on 2026-03-01 at 12:05:33, gate 14",
                "It cost 1299.00 EUR, then 2,599.00!",
                "12345678901234567890123 is no card",
                "4111 1111 1111 1112 fails the check",
                "000000000000000",
                "等了3个小时，10086没人接",
                "@LanternShop please help, price @ 20.",
                "😡😡😡",
                "v4.1.2.7 build 20260301",
                "in order to fly 3 times I would order 2 more",
                "on 2026-03-01 12:05 and 2026.03.02 08h"
            })
    void other_texts_stay_as_they_are(String text) {
        // when
        var masked = masks.mask(text);

        assertThat(masked).isSameAs(text);
    }

    @Test
    void several_kinds_in_one_text_are_all_masked() {
        // when
        var masked = masks.mask("a@b.co 13812345678 4111111111111111 11010519491231002X a@b.co");

        assertThat(masked).isEqualTo("[email] [phone] [card] [id] [email]");
    }

    @Test
    void masking_twice_is_masking_once() {
        var once = masks.mask("Mail a@b.co, call +44 20 7946 0958");

        // when
        var twice = masks.mask(once);

        assertThat(twice).isEqualTo(once);
    }

    @Test
    void an_attribute_that_its_masks_make_too_long_loses_its_end() {
        var attributes = new TreeMap<String, String>();
        attributes.put("mails", "a@b.co ".repeat(36) + "a@b.");

        // when
        var masked = masks.mask(attributes, 256);

        assertThat(masked.get("mails")).hasSize(256).startsWith("[email] [email]");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void a_card_is_found_wherever_it_stands(long seed) {
        var random = new Random(seed);
        var digits = new StringBuilder("4");
        for (int i = 0; i < 14; i++) {
            digits.append(random.nextInt(10));
        }
        for (char check = '0'; check <= '9'; check++) {
            if (LongNumbers.passesLuhn(digits.toString() + check)) {
                digits.append(check);
                break;
            }
        }
        var before = "vor 卡 # ".substring(0, random.nextInt(8));

        // when
        var masked = masks.mask(before + digits + " 后");

        assertThat(masked).isEqualTo(before + "[card] 后");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1 ", "a@", "+1", "a@b.", "9-", "(2"})
    void the_longest_text_of_the_worst_kind_is_still_masked(String piece) {
        var text = piece.repeat(100_000 / piece.length());

        // when
        var masked = masks.mask(text);

        assertThat(masked).isNotNull();
    }
}
