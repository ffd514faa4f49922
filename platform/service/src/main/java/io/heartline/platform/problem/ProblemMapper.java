package io.heartline.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.heartline.contracts.Ids;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.CharConversionException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns everything that an endpoint can throw into one shape. */
class ProblemMapper {
    private static final List<String> AWAY_CLASSES = List.of("08", "28", "53", "55", "57");
    private static final int CAUSES_MAX = 20;

    @ServerExceptionMapper
    public Response domain(DomainException refusal) {
        return Problem.of(refusal.status(), refusal.code(), refusal.getMessage(), refusal.violations())
                .toResponse();
    }

    @ServerExceptionMapper
    public Response constraint(ConstraintViolationException refusal) {
        var violations =
                refusal.getConstraintViolations().stream().map(this::violation).toList();
        return Problem.of(400, "invalid", "The request breaks a rule; see errors.", violations)
                .toResponse();
    }

    // MismatchedInputException is named because Quarkus brings a mapper of its own for it, which quotes the value.
    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
    public Response json(JacksonException refusal) {
        return malformed(refusal).toResponse();
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException refusal, UriInfo request) {
        // The framework takes a query parameter of the wrong type for a path that does not exist.
        if (refusal instanceof NotFoundException
                && refusal.getCause() != null
                && !request.getQueryParameters().isEmpty()) {
            return Problem.of(400, "invalid-parameter", "A parameter has the wrong type or format.", List.of())
                    .toResponse();
        }
        var status = refusal.getResponse().getStatus();
        var malformed = status == 400 ? json(refusal.getCause()) : null;
        if (malformed != null) {
            return malformed.toResponse();
        }
        if (status >= 500) {
            return unexpected(refusal);
        }
        var known = Response.Status.fromStatusCode(status);
        var code = known == null
                ? "http-" + status
                : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Problem.of(status, code, null, List.of()).toResponse();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthorized(SecurityException refusal) {
        return Response.fromResponse(Problem.unauthorized().toResponse())
                .header("WWW-Authenticate", Problem.CHALLENGE)
                .build();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException refusal) {
        return Problem.of(403, "forbidden", "The key lacks the role or the brands that this needs.", List.of())
                .toResponse();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure) {
        if (databaseIsAway(failure)) {
            Log.warnf("A request failed because the database is away: %s", failure.getMessage());
            return Problem.of(503, "database-away", "The database is away; try again later.", List.of())
                    .toResponse();
        }
        var incident = Ids.next();
        Log.errorf(failure, "A request failed unexpectedly, incident=%s", incident);
        return Problem.of(500, "unexpected", "An unexpected failure, logged as incident " + incident + ".", List.of())
                .toResponse();
    }

    /** Connections, log-ins, resources, states, a server that stops or starts; and a pool that gives nothing has no state. */
    private static boolean databaseIsAway(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < CAUSES_MAX; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                var state = sql.getSQLState();
                return state == null || AWAY_CLASSES.stream().anyMatch(state::startsWith);
            }
            depth++;
        }
        return false;
    }

    private static @Nullable Problem json(@Nullable Throwable cause) {
        if (cause instanceof JacksonException malformed) {
            return malformed(malformed);
        }
        if (cause instanceof CharConversionException) {
            return notUtf8();
        }
        return null;
    }

    private static Problem notUtf8() {
        return Problem.of(400, "not-utf-8", "The body is not valid UTF-8.", List.of());
    }

    private static Problem malformed(JacksonException refusal) {
        if (refusal.getCause() instanceof DomainException domain) {
            return Problem.of(domain.status(), domain.code(), domain.getMessage(), domain.violations());
        }
        var message = refusal.getOriginalMessage();
        if (message != null && message.startsWith("Invalid UTF-8")) {
            return notUtf8();
        }
        // What breaks off inside an object reaches us wrapped in the path to where it broke off.
        if (refusal instanceof JsonMappingException && refusal.getCause() instanceof JsonParseException inner) {
            return malformed(inner);
        }
        if (refusal instanceof JsonMappingException && refusal.getCause() instanceof StreamConstraintsException inner) {
            return malformed(inner);
        }
        return switch (refusal) {
            case UnrecognizedPropertyException unknown ->
                Problem.of(
                        400,
                        "unknown-field",
                        "The request has a field that is not known; see errors.",
                        List.of(violation(unknown, "unknown-field", "is not a field of this request")));
            case JsonMappingException mapping ->
                Problem.of(
                        400,
                        "invalid",
                        "A field has a value that it cannot have; see errors.",
                        List.of(violation(
                                mapping, "invalid", JsonReasons.of(mapping).orElse("has the wrong type or format"))));
            case StreamConstraintsException limit ->
                Problem.of(400, "json-limit", "The JSON is nested too deeply or has too long a string.", List.of());
            case JsonParseException parse -> syntax(parse);
            default -> syntax(refusal);
        };
    }

    private static Problem syntax(JacksonException refusal) {
        var at = refusal.getLocation();
        var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return Problem.of(400, "malformed-json", "The body is not well-formed JSON" + where + ".", List.of());
    }

    private static Violation violation(JsonMappingException mapping, String code, String message) {
        Integer index = null;
        var field = new StringBuilder();
        for (var step : mapping.getPath()) {
            if (step.getFieldName() != null) {
                field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
            } else if (field.isEmpty() && index == null) {
                index = step.getIndex();
            } else {
                field.append('[').append(step.getIndex()).append(']');
            }
        }
        return new Violation(index, field.toString(), code, message);
    }

    /** A method's parameter violations are named {@code method.parameter.field}; only the field means anything. */
    private Violation violation(ConstraintViolation<?> broken) {
        List<Path.Node> nodes = new ArrayList<>();
        broken.getPropertyPath().forEach(nodes::add);
        Integer index = null;
        var field = new StringBuilder();
        for (int i = 1; i < nodes.size(); i++) {
            var node = nodes.get(i);
            if (node.getIndex() != null && field.isEmpty()) {
                index = node.getIndex();
            } else if (node.getIndex() != null) {
                field.append('[').append(node.getIndex()).append(']');
            }
            boolean parameter = i == 1 && nodes.size() > 2;
            boolean anonymous = node.getName() == null || node.getName().startsWith("<");
            if (!parameter && !anonymous) {
                field.append(field.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        var annotation = broken.getConstraintDescriptor().getAnnotation().annotationType();
        var code = annotation
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
        return new Violation(index, field.toString(), code, broken.getMessage());
    }
}
