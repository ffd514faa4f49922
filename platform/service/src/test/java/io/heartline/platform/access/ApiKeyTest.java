package io.heartline.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    /** The SHA-256 of "key". */
    private static final String HASH = "2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683";

    @Test
    void an_entry_says_name_hash_roles_and_brands() {
        var key = ApiKey.parse(" shop:" + HASH + ":read+ingest:lantern-shop+aurora-air ");

        assertThat(key.name()).isEqualTo("shop");
        assertThat(key.roles()).containsExactlyInAnyOrder("read", "ingest");
        assertThat(key.brands().forSql()).containsExactly("aurora-air", "lantern-shop");
        assertThat(key.matches(ApiKey.hash("key"))).isTrue();
        assertThat(key.matches(ApiKey.hash("Key"))).isFalse();
    }

    @Test
    void a_star_means_every_brand() {
        var brands = ApiKey.parse("all:" + HASH + ":read:*").brands();

        assertThat(brands.areAll()).isTrue();
        assertThat(brands.contain("any")).isTrue();
        assertThat(brands.forSql()).isNull();
    }

    @Test
    void a_role_or_a_brand_named_twice_counts_once() {
        var key = ApiKey.parse("twice:" + HASH + ":read+read:b+b");

        assertThat(key.roles()).containsExactly("read");
        assertThat(key.brands().forSql()).containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name",
                "name:HASH:read",
                ":HASH:read:*",
                " :HASH:read:*",
                "name:HASH:read:*:",
                "name:HASH::*",
                "name:HASH:root:*",
                "name:HASH:read+:*",
                "name:HASH:READ:*",
                "name:HASH:read:",
                "name:HASH:read:a+",
                "name:HASH:read:a++b",
                "name::read:*",
                "name:zz:read:*",
                "name:2c70:read:*",
                "name:HASH00:read:*"
            })
    void a_bad_entry_is_refused_without_its_hash(String entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiKey.parse(entry.replace("HASH", HASH)))
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain(HASH));
    }
}
