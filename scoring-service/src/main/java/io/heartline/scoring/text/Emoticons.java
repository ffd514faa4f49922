package io.heartline.scoring.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Faces written with ordinary characters. Rare ones take the form of a common one that means the same. */
final class Emoticons {
    /** By form: other ways to make the same face. Brackets and arms around a face are marks and change nothing. */
    private static final Map<String, String> VARIANTS = Map.of(
            "T_T", "T^T TAT ToT Q_Q q_q QwQ qwq QvQ ;_; ╥_╥ ╥ω╥ ಥ_ಥ ;ω;",
            "^_^", "^o^ ^O^ ^.^ ^v^ ^ω^ ^▽^ ^-^ ≧▽≦ ≧∇≦ ◕‿◕ ・ω・ ´∀` uwu UwU owo OwO",
            "😠", "°□° ╰_╯ ಠ益ಠ ノ°Д°",
            "-_-", "ಠ_ಠ ¬_¬ ー_ー",
            "O_O", "⊙_⊙ ⊙o⊙ ⊙ω⊙ O.O o.O O.o °Д° °o° °ロ° Σ°");

    private static final Map<String, String> FORMS = forms();

    /** Longest first, since the first that fits is taken. */
    private static final String[] COMMON = {
        "T_T", "t_t", "^_^", "-_-", ">_<", "QAQ", "o_o", "O_O", "¯\\_", ":'-(", ":'(", ":')", ":-)", ":-(", ":-D",
        ":-/", ":-|", ":-P", ":-p", ":-*", ":-O", ":-o", ";-)", "=.=", "XD", "xD", ":)", ":(", ":D", ":/", ":|", ":P",
        ":p", ":*", ":O", ":o", ";)", "=)", "=(", "=D", "<3", "D:", "^^",
    };

    private static final Map<Integer, List<String>> FACES = faces();

    private Emoticons() {}

    /** The face that begins at an index, as it is written, or an empty string. */
    static String at(Normalised text, int index) {
        for (var face : FACES.getOrDefault(text.at(index), List.of())) {
            if (fits(text, index, face)) {
                return face;
            }
        }
        return "";
    }

    /** The form of a face: its own, or that of a common one that means the same. */
    static String form(String face) {
        return FORMS.getOrDefault(face, face);
    }

    private static boolean fits(Normalised text, int index, String face) {
        for (int i = 1; i < face.length(); i++) {
            if (text.at(index + i) != face.charAt(i)) {
                return false;
            }
        }
        boolean lettered =
                Character.isLetter(face.charAt(0)) || Character.isLetterOrDigit(face.charAt(face.length() - 1));
        return !lettered
                || (!Character.isLetterOrDigit(text.at(index - 1))
                        && !Character.isLetterOrDigit(text.at(index + face.length())));
    }

    private static Map<String, String> forms() {
        var forms = new HashMap<String, String>();
        VARIANTS.forEach((form, faces) -> List.of(faces.split(" ")).forEach(face -> forms.put(face, form)));
        return Map.copyOf(forms);
    }

    private static Map<Integer, List<String>> faces() {
        var faces = new HashMap<Integer, List<String>>();
        Stream.concat(Stream.of(COMMON), FORMS.keySet().stream())
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .forEach(face -> faces.computeIfAbsent(face.codePointAt(0), first -> new ArrayList<>())
                        .add(face));
        return Map.copyOf(faces);
    }
}
