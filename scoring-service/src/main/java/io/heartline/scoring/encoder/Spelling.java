package io.heartline.scoring.encoder;

import com.ibm.icu.lang.UCharacter;
import io.heartline.scoring.linear.EmojiSense;
import io.heartline.scoring.text.Reading;
import io.heartline.scoring.text.Token;
import io.heartline.scoring.text.TokenKind;
import java.util.Locale;
import java.util.Map;

/**
 * A text spelled with what an encoder's vocabulary knows: the normalised tokens with a blank between them, an emoji as
 * the word for what it stands for.
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

    private Spelling() {}

    /** The text as an encoder of a language is to read it. */
    static String of(Reading reading, String language) {
        var text = new StringBuilder();
        for (var token : reading.tokens()) {
            text.append(word(token, language)).append(' ');
        }
        return text.toString();
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
