package io.heartline.alerting.condition;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a rule or a play holds, in the Common Expression Language: typed, without side effects, and bounded in length,
 * depth and steps, whatever somebody writes.
 */
public final class Condition {
    /** The longest condition, in characters. */
    public static final int LENGTH_MAX = 1000;

    /** The name under which a condition finds its own figures. */
    public static final String PARAMS = "params";

    /** Figures by name. */
    public static final CelType NUMBERS = MapType.create(SimpleType.STRING, SimpleType.DOUBLE);

    private static final int DEPTH_MAX = 40;
    private static final int STEPS_MAX = 1000;
    private static final CelOptions BOUNDS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(LENGTH_MAX)
            .maxParseRecursionDepth(DEPTH_MAX)
            .comprehensionMaxIterations(STEPS_MAX)
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(BOUNDS).build();

    private final CelRuntime.Program program;

    private Condition(CelRuntime.Program program) {
        this.program = program;
    }

    /** A condition breaks a rule of the language, or speaks of what is not known. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Reads a condition, checks its types, and makes it ready.
     *
     * @param variables what it may speak of, with types; {@link #PARAMS} comes on top
     */
    public static Condition of(Map<String, CelType> variables, String text) throws Malformed {
        try {
            return new Condition(
                    RUNTIME.createProgram(compiler(variables).compile(text).getAst()));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new Malformed(firstLine(e.getMessage()), e);
        }
    }

    private static CelCompiler compiler(Map<String, CelType> variables) {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(BOUNDS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar(PARAMS, NUMBERS)
                .setResultType(SimpleType.BOOL);
        variables.forEach(builder::addVar);
        return builder.build();
    }

    /**
     * Whether it holds.
     *
     * @param facts a value for each variable
     * @param params its own figures
     * @return false also where it cannot be told, as for a figure that is not there
     */
    public boolean holds(Map<String, Object> facts, Map<String, Double> params) {
        Map<String, Object> known = new HashMap<>(facts);
        known.put(PARAMS, params);
        try {
            return Boolean.TRUE.equals(program.eval(known));
        } catch (CelEvaluationException e) {
            return false;
        }
    }

    /** The first line says what is wrong and where; the rest repeats the text. */
    private static String firstLine(@Nullable String message) {
        if (message == null) {
            return "";
        }
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
