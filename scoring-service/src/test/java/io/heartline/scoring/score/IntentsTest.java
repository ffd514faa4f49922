package io.heartline.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.IntentScore;
import io.heartline.scoring.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntentsTest {
    private static final double ALERTING = 0.8;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "churn-threat | I would like to close my account",
                "churn-threat | You have just lost a loyal customer",
                "churn-threat | We will never fly with them again",
                "churn-threat | 这家店以后不会再来了",
                "churn-threat | 我要註銷賬號",
                "switching | I'm switching to another provider next month",
                "switching | Time to switch to @othercarrier",
                "switching | 准备换一家宽带",
                "refund-request | Why haven't I got my refund yet",
                "refund-request | They refuse to refund the ticket",
                "refund-request | 一直不给退款",
                "legal-threat | You will hear from my attorney",
                "legal-threat | 我会走法律途径",
                "safety | The plug started smoking and my hand got burned, I was hurt, now in hospital",
                "safety | 吃完拉肚子了",
                "data-misuse | You gave my phone number to strangers",
                "data-misuse | 你们倒卖用户信息",
                "unanswered | I wrote last week and haven't heard back",
                "unanswered | 反映了半个月，没人处理",
                "referral | I told my friends about you",
                "referral | 已经推荐给同事了",
                "question | how long does the repair take",
                "question | 请问几时发货",
            })
    void what_is_announced_is_found_and_sure_enough_to_act_on(String intent, String text) {
        // when
        double probability = probability(intent, text);

        assertThat(probability).isGreaterThan(0.7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "churn-threat | I would never cancel my subscription",
                "churn-threat | We are not closing my account, do not worry",
                "churn-threat | The last time I checked it was open",
                "switching | I don't want to switch to another provider",
                "switching | My bags were switched from belt 4 to belt 5",
                "refund-request | I do not want a refund, I want it repaired",
                "refund-request | 我不想退款，只想换货",
                "refund-request | I am not asking for a refund",
                "legal-threat | I am not going to sue you",
                "legal-threat | 不需要律师",
                "safety | That adds insult to injury",
                "safety | Luckily nobody was injured",
                "safety | 心情好受伤",
                "data-misuse | You have not shared my data, thank you",
                "praise | It was not a great job",
                "unanswered | 小区没人管理",
            })
    void what_is_negated_or_only_looks_like_it_does_not_count(String intent, String text) {
        // when
        double probability = probability(intent, text);

        assertThat(probability).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "legal-threat | What would happen if my lawyer wrote to you",
                "churn-threat | If I close my account do I keep the points",
                "safety | In case it caught fire there is a blanket",
                "legal-threat | 如果找律师要多少钱",
            })
    void what_is_only_supposed_alerts_nobody(String intent, String text) {
        // when
        double probability = probability(intent, text);

        assertThat(probability).isGreaterThan(0).isLessThan(ALERTING / 2);
    }

    @Test
    void a_threat_under_a_condition_is_meant() {
        // when
        double probability = probability("legal-threat", "If nobody answers by Monday, I will sue you");

        assertThat(probability).isGreaterThan(ALERTING);
    }

    @Test
    void who_is_displeased_recommends_nothing() {
        // when
        var intents = Intents.of(Texts.read("I will tell everyone how bad this is"), -0.8, 0);

        assertThat(intents.stream().map(IntentScore::intent)).doesNotContain("referral", "praise");
    }

    private static double probability(String intent, String text) {
        return Intents.of(Texts.read(text), 0, 0).stream()
                .filter(one -> one.intent().equals(intent))
                .mapToDouble(IntentScore::probability)
                .findFirst()
                .orElse(0);
    }
}
