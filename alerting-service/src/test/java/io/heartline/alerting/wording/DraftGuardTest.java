package io.heartline.alerting.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftGuardTest {
    private final DraftGuard guard = new DraftGuard(300);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Hello, we are truly sorry about your delivery. Just answer this message: a person reads it.",
                "zh | 您好，关于您的配送，我们真心向您说声对不起。直接回复这条消息就好。",
                "zh-hant | 您好，關於您的配送，我們真心向您說聲對不起。直接回覆這則訊息就好。",
            })
    void what_says_no_more_than_the_facts_passes(String language, String text) {
        // when
        var faults = guard.faults(text, language, List.of("your delivery"));

        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | We guarantee that it will not happen. | promises",
                "en | You get a full refund. | promises",
                "en | We will call you tomorrow. | promises",
                "en | We are sorry. Here are 20 euros for you. | figures",
                "en | We are sorry. Take ２０ euros. | figures",
                "en | We answer in three steps. | figures",
                "en | Please visit https://evil.example to confirm. | places",
                "en | Write to us at help@shop.example please. | places",
                "en | That is worth a hundred to us. | figures",
                "en | Dear [name], we are sorry about it. | blanks",
                "en | Dear {customer}, we are sorry about it. | blanks",
                "en | Dear Your Name, we are sorry about it. | blanks",
                "en | 我们非常抱歉，这是我们的错。 | language",
                "en | Мы очень сожалеем о случившемся. | language",
                "zh | We are very sorry about what happened. | language",
                "zh | 我們對這件事深感抱歉，謝謝您告訴我們。 | language",
                "zh-hant | 我们对这件事深感抱歉，谢谢您告诉我们。 | language",
                "zh | 我们保证不会再发生这样的事。 | promises",
                "zh | 我们会全额退款给您。 | promises",
                "zh | 我们会在三天内答复您。 | figures",
                "zh | 请在24小时内联系我们。 | figures",
                "zh | 明天我们会联系您。 | promises",
                "en | '' | empty",
            })
    void what_promises_or_invents_does_not(String language, String text, String fault) {
        // when
        var faults = guard.faults(text, language, List.of("your delivery"));

        assertThat(faults).contains(fault);
    }

    @Test
    void what_the_facts_say_may_be_said() {
        var text = "Please accept a voucher of 20 euros from us.";

        // when
        var faults = guard.faults(text, "en", List.of("a voucher of 20 euros"));

        assertThat(faults).isEmpty();
        assertThat(guard.faults("x".repeat(301), "en", List.of())).containsExactly("too-long");
        assertThat(guard.faults("x".repeat(300), "en", List.of())).isEmpty();
    }
}
