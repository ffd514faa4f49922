package io.heartline.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsTest {
    private static final JsonObject CLAIMS = new JsonObject("""
            {"roles": ["read", "admin", 7, null, ""], "scope": "read  write", "one": "read", "number": 7,
             "realm_access": {"roles": ["operate"], "deep": {"er": "contact"}},
             "https://heartline.example/brands": ["lantern-shop"]}""");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "roles                                | admin read",
                "scope                                | read write",
                "one                                  | read",
                "realm_access/roles                   | operate",
                "realm_access/deep/er                 | contact",
                "\"https://heartline.example/brands\" | lantern-shop",
                "number                               | ''",
                "realm_access                         | ''",
                "realm_access/nothing                 | ''",
                "roles/deeper                         | ''",
                "nothing                              | ''",
                "ROLES                                | ''"
            })
    void names_are_found_where_the_path_leads(String path, String names) {
        assertThat(Claims.names(CLAIMS, path))
                .containsExactlyInAnyOrderElementsOf(
                        names.isEmpty() ? java.util.List.of() : java.util.List.of(names.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"roles", "a/b"})
    void a_token_without_claims_has_no_names(String path) {
        assertThat(Claims.names(null, path)).isEmpty();
        assertThat(Claims.names(new JsonObject(), path)).isEmpty();
    }
}
