package io.heartline.scoring.gold;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.TooLarge;
import io.heartline.platform.problem.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads labelled texts: a JSON array, or NDJSON. */
final class GoldBody {
    static final int TEXTS_MIN = 50;
    static final int TEXTS_MAX = 5_000;
    static final int BYTES_MAX = 8 * 1024 * 1024;
    static final int TEXT_LENGTH_MAX = 100_000;
    private static final int ID_LENGTH_MAX = 200;
    private static final int VIOLATIONS_MAX = 100;
    private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*");

    private GoldBody() {}

    /**
     * The texts of a body.
     *
     * @throws InvalidInput if it is no JSON, has too few or too many texts, or a text breaks a rule
     * @throws TooLarge if it is larger than 8 MiB
     */
    static List<GoldText> read(InputStream body, ObjectMapper json) throws IOException {
        var bytes = body.readNBytes(BYTES_MAX + 1);
        if (bytes.length > BYTES_MAX) {
            throw new TooLarge("body-too-large", "The body is larger than " + BYTES_MAX + " bytes.");
        }
        var texts = new ArrayList<GoldText>();
        try (MappingIterator<GoldText> items = json.readerFor(GoldText.class).readValues(bytes)) {
            while (items.hasNextValue() && texts.size() <= TEXTS_MAX) {
                texts.add(items.nextValue());
            }
        } catch (JacksonException broken) {
            var refusal = new InvalidInput(
                    "invalid-json", "Text " + (texts.size() + 1) + " of the body is not a labelled text in JSON.");
            refusal.initCause(broken);
            throw refusal;
        }
        if (texts.size() < TEXTS_MIN || texts.size() > TEXTS_MAX) {
            throw new InvalidInput(
                    "wrong-number-of-texts", "A call has " + TEXTS_MIN + " to " + TEXTS_MAX + " labelled texts.");
        }
        var violations = violations(texts);
        if (!violations.isEmpty()) {
            throw new InvalidInput("invalid", "The request breaks a rule; see errors.", violations);
        }
        return texts;
    }

    private static List<Violation> violations(List<GoldText> texts) {
        var violations = new ArrayList<Violation>();
        var ids = new HashSet<String>();
        for (int i = 0; i < texts.size() && violations.size() < VIOLATIONS_MAX; i++) {
            check(i, texts.get(i), ids, violations);
        }
        return violations;
    }

    /** What the JSON left out is null, whatever the types say. */
    private static void check(int i, @Nullable GoldText text, Set<String> ids, List<Violation> violations) {
        if (text == null) {
            violations.add(new Violation(i, "", "required", "is null"));
            return;
        }
        @Nullable String id = text.id();
        @Nullable String language = text.language();
        @Nullable String said = text.text();
        if (id == null || id.isBlank() || id.length() > ID_LENGTH_MAX) {
            violations.add(new Violation(i, "id", "size", "is blank or longer than " + ID_LENGTH_MAX));
        } else if (!ids.add(id)) {
            violations.add(new Violation(i, "id", "duplicate", "is that of another text of the call"));
        }
        if (language == null || !LANGUAGE_TAG.matcher(language).matches()) {
            violations.add(new Violation(i, "language", "pattern", "is not a BCP 47 tag"));
        }
        if (said == null || said.isBlank() || said.codePointCount(0, said.length()) > TEXT_LENGTH_MAX) {
            violations.add(
                    new Violation(i, "text", "size", "is blank or longer than " + TEXT_LENGTH_MAX + " code points"));
        }
        if (text.emotion() == null && text.sentiment() == null) {
            violations.add(new Violation(i, "emotion", "required", "is required unless there is a sentiment"));
        }
    }
}
