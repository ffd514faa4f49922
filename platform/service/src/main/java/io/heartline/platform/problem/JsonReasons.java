package io.heartline.platform.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says why a value of a JSON document cannot be taken. Jackson's own messages quote the value; ours never do. */
public final class JsonReasons {
    private static final ObjectMapper NAMES = new ObjectMapper();

    private JsonReasons() {}

    /**
     * The reason in words that follow the name of a field: what its own record says against it, or the words from which a
     * caller may choose; empty where there is nothing better to say than that the type or format is wrong.
     */
    public static Optional<String> of(JsonMappingException refusal) {
        if (refusal instanceof ValueInstantiationException
                && refusal.getCause() instanceof IllegalArgumentException rule) {
            return Optional.ofNullable(rule.getMessage());
        }
        return refusal instanceof InvalidFormatException format ? choice(format.getTargetType()) : Optional.empty();
    }

    private static Optional<String> choice(@Nullable Class<?> type) {
        return Optional.ofNullable(type)
                .map(Class::getEnumConstants)
                .map(constants -> Stream.of(constants)
                        .map(constant -> NAMES.convertValue(constant, String.class))
                        .collect(Collectors.joining(", ", "is none of ", "")));
    }
}
