package io.heartline.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A field that broke a rule.
 *
 * @param index which item of an array, from 0; absent if the body is no array
 * @param field the path of the field, as in {@code ratings[0].value}
 * @param code the rule broken, as a slug
 * @param message the rule in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(@Nullable Integer index, String field, String code, String message) {}
