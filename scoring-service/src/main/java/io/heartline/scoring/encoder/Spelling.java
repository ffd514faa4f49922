package io.heartline.scoring.encoder;

import com.ibm.icu.lang.UCharacter;
import io.heartline.scoring.linear.EmojiSense;
import io.heartline.scoring.text.Reading;
import io.heartline.scoring.text.Token;
import io.heartline.scoring.text.TokenKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * A text spelled with what an encoder's vocabulary knows: the normalised tokens with a blank between them, an emoji as
 * the word for what it stands for. Every character knows the token that it came from.
 */
final class Spelling {
    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("joy", "开心"),
            Map.entry("laughter", "哈哈"),
            Map.entry("love", "爱你"),
            Map.entry("approval", "赞"),
            Map.entry("gratitude", "谢谢"),
            Map.entry("anger", "愤怒"),
            Map.entry("sadness", "难过"),
            Map.entry("fear", "害怕"),
            Map.entry("surprise", "惊讶"),
            Map.entry("disgust", "厌恶"),
            Map.entry("doubt", "疑问"));

    private final StringBuilder text = new StringBuilder();
    private int[] tokens;

    private Spelling(int size) {
        tokens = new int[4 * size + 16];
    }

    static Spelling of(Reading reading, String language) {
        var spelling = new Spelling(reading.tokens().size());
        for (int i = 0; i < reading.tokens().size(); i++) {
            spelling.add(word(reading.tokens().get(i), language), i);
        }
        return spelling;
    }

    /** The spelled text. */
    String text() {
        return text.toString();
    }

    /** The index of the token that a UTF-16 unit of the spelled text came from. */
    int token(int unit) {
        return tokens[unit];
    }

    private void add(String word, int token) {
        if (text.length() + word.length() + 1 > tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * (text.length() + word.length() + 1));
        }
        Arrays.fill(tokens, text.length(), text.length() + word.length() + 1, token);
        text.append(word).append(' ');
    }

    private static String word(Token token, String language) {
        var form = token.form();
        if (token.kind() == TokenKind.EMOJI) {
            return emoji(form, language);
        }
        boolean stands = form.length() > 2 && form.charAt(0) == '<' && form.charAt(form.length() - 1) == '>';
        return stands ? form.substring(1, form.length() - 1) : form;
    }

    private static String emoji(String form, String language) {
        var sense = EmojiSense.of(form);
        if (!sense.isEmpty()) {
            return language.equals("zh") ? CHINESE.getOrDefault(sense, sense) : sense;
        }
        if (form.startsWith("[") || language.equals("zh")) {
            return form;
        }
        var name = UCharacter.getName(form.codePointAt(0));
        return name == null ? form : name.toLowerCase(Locale.ROOT);
    }
}
