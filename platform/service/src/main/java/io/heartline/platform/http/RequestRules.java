package io.heartline.platform.http;

import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.TooLarge;
import io.heartline.platform.problem.Violation;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses query parameters that an endpoint does not know, since a filter that is dropped silently widens the answer,
 * bodies that are missing, and bodies that are too large to be read into memory.
 */
class RequestRules {
    private final long bodyMaxBytes;
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();
    private final Map<Method, Boolean> bodies = new ConcurrentHashMap<>();

    RequestRules(HttpConfig config) {
        bodyMaxBytes = config.bodyMax().asLongValue();
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        var method = resource.getResourceMethod();
        if (method == null) {
            return;
        }
        if (!method.isAnnotationPresent(AnyQuery.class)) {
            refuseUnknown(request, known.computeIfAbsent(method, RequestRules::queryParameters));
        }
        boolean empty = !request.hasEntity() || request.getLength() == 0;
        if (empty && bodies.computeIfAbsent(method, RequestRules::takesBody)) {
            throw emptyBody();
        }
        if (!method.isAnnotationPresent(Streamed.class)) {
            limit(request);
        }
    }

    private static void refuseUnknown(ContainerRequestContext request, Set<String> known) {
        var unknown = request.getUriInfo().getQueryParameters().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> new Violation(null, name, "unknown-filter", "is not a parameter of this endpoint"))
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidInput("unknown-filter", "The query has parameters that are not known.", unknown);
        }
    }

    private void limit(ContainerRequestContext request) {
        long length = request.getLength();
        if (length >= 0 && length <= bodyMaxBytes) {
            return;
        }
        if (request.hasEntity()) {
            var bounded = new BoundedStream(request.getEntityStream(), bodyMaxBytes);
            if (length > bodyMaxBytes) {
                bounded.refuse();
            }
            request.setEntityStream(bounded);
        }
    }

    static InvalidInput emptyBody() {
        return new InvalidInput("empty-body", "The request needs a body.");
    }

    static TooLarge tooLarge(long bodyMaxBytes) {
        return new TooLarge("body-too-large", "The body is larger than " + bodyMaxBytes + " bytes.");
    }

    /** A parameter that names no other origin is the body. */
    private static boolean takesBody(Method method) {
        return Arrays.stream(method.getParameters())
                .anyMatch(parameter -> !isFramework(parameter.getType())
                        && Arrays.stream(parameter.getAnnotations())
                                .noneMatch(annotation -> isFramework(annotation.annotationType())));
    }

    private static boolean isFramework(Class<?> type) {
        return type.getName().startsWith("jakarta.ws.rs.") || type.getName().startsWith("org.jboss.resteasy.reactive.");
    }

    private static Set<String> queryParameters(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(parameter -> {
                    if (parameter.isAnnotationPresent(BeanParam.class)) {
                        return Arrays.stream(parameter.getType().getDeclaredFields())
                                .flatMap(field -> names(
                                        field.getName(),
                                        field.getAnnotation(RestQuery.class),
                                        field.getAnnotation(QueryParam.class)));
                    }
                    return names(
                            parameter.getName(),
                            parameter.getAnnotation(RestQuery.class),
                            parameter.getAnnotation(QueryParam.class));
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> names(String own, @Nullable RestQuery quarkus, @Nullable QueryParam jakarta) {
        if (quarkus != null) {
            return Stream.of(quarkus.value().isEmpty() ? own : quarkus.value());
        }
        return jakarta == null ? Stream.empty() : Stream.of(jakarta.value());
    }
}
