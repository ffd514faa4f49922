package io.heartline.alerting.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTest {
    @Test
    void feishu_has_the_published_vector() {
        // when
        var sign = Signature.feishu(1788220800L, "feishu-secret");

        assertThat(sign).isEqualTo("BbP5f4HG9rrtd5diAcD6pchDC1Uxf4E3+p3T9cTnES0=");
    }

    @Test
    void dingtalk_has_the_published_vector() {
        // when
        var sign = Signature.dingTalk(1788220800000L, "SECdingtalk");

        assertThat(sign).isEqualTo("lFwNZssHTpj/Nd7JAa/eWAe+fGQ9oxjJXiD2/HJ7//o=");
    }
}
