package io.heartline.alerting.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a rule holds, in the Common Expression Language: typed, without side effects, and bounded in length, depth and
 * steps, whatever somebody writes.
 */
final class Condition {
    /** The longest condition, in characters. */
    static final int LENGTH_MAX = 1000;

    private static final int DEPTH_MAX = 40;
    private static final int STEPS_MAX = 1000;
    private static final CelOptions BOUNDS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(LENGTH_MAX)
            .maxParseRecursionDepth(DEPTH_MAX)
            .comprehensionMaxIterations(STEPS_MAX)
            .build();
    private static final Map<RuleTrigger, CelCompiler> COMPILERS = compilers();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(BOUNDS).build();

    private final CelRuntime.Program program;

    private Condition(CelRuntime.Program program) {
        this.program = program;
    }

    /** A condition breaks a rule of the language, or speaks of what the trigger does not know. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Reads a condition, checks its types, and makes it ready. */
    static Condition of(RuleTrigger trigger, String text) throws Malformed {
        try {
            return new Condition(RUNTIME.createProgram(checked(trigger, text)));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new Malformed(firstLine(e.getMessage()), e);
        }
    }

    private static CelAbstractSyntaxTree checked(RuleTrigger trigger, String text) throws CelValidationException {
        var compiler = COMPILERS.get(trigger);
        if (compiler == null) {
            throw new IllegalStateException("every trigger has a compiler");
        }
        return compiler.compile(text).getAst();
    }

    /**
     * Whether it holds.
     *
     * @param facts a value for each variable of the trigger
     * @param params the rule's own figures
     * @return false also where it cannot be told, as for a figure that is not there
     */
    boolean holds(Map<String, Object> facts, Map<String, Double> params) {
        Map<String, Object> known = new HashMap<>(facts);
        known.put(RuleTrigger.PARAMS, params);
        try {
            return Boolean.TRUE.equals(program.eval(known));
        } catch (CelEvaluationException e) {
            return false;
        }
    }

    private static Map<RuleTrigger, CelCompiler> compilers() {
        Map<RuleTrigger, CelCompiler> compilers = new EnumMap<>(RuleTrigger.class);
        for (var trigger : RuleTrigger.values()) {
            var builder = CelCompilerFactory.standardCelCompilerBuilder()
                    .setOptions(BOUNDS)
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .addVar(RuleTrigger.PARAMS, RuleTrigger.Numbers.TYPE)
                    .setResultType(SimpleType.BOOL);
            trigger.variables().forEach(builder::addVar);
            compilers.put(trigger, builder.build());
        }
        return compilers;
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
