package io.heartline.platform.access;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Says at each operation who may call it. It takes that from what Quarkus read off {@code @RolesAllowed}, so that what is
 * described is what is enforced.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class AccessDescription implements OASFilter {
    /** The extension that lists the roles, any of which suffices; none at an operation that needs no caller. */
    static final String ROLES = "x-roles";

    private static final String KEY = "ApiKey";
    private static final String TOKEN = "Bearer";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getComponents() == null) {
            return;
        }
        document.getComponents()
                .addSecurityScheme(
                        TOKEN,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("A token of the identity provider, where one is configured"));
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(AccessDescription::describe);
    }

    private static void describe(Operation operation) {
        var roles = roles(operation);
        operation.addExtension(ROLES, roles);
        var before = Objects.requireNonNullElse(operation.getDescription(), "");
        operation.setDescription(before.isBlank() ? sentence(roles) : before.strip() + "\n\n" + sentence(roles));
        if (roles.isEmpty()) {
            return;
        }
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(TOKEN, roles));
        if (operation.getResponses() != null && !operation.getResponses().hasAPIResponse("429")) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            "429",
                            OASFactory.createAPIResponse()
                                    .description("The caller calls too often; `Retry-After` says how long to wait"));
        }
    }

    private static List<String> roles(Operation operation) {
        return Stream.ofNullable(operation.getSecurity())
                .flatMap(List::stream)
                .map(requirement -> requirement.getScheme(KEY))
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
    }

    private static String sentence(List<String> roles) {
        return switch (roles.size()) {
            case 0 -> "Needs no key: the request proves itself.";
            case 1 -> "Needs the role `" + roles.getFirst() + "`, and shows and changes only the caller's brands.";
            default ->
                "Needs one of the roles "
                        + roles.stream().map(role -> "`" + role + "`").collect(Collectors.joining(", "))
                        + ", and shows and changes only the caller's brands.";
        };
    }
}
