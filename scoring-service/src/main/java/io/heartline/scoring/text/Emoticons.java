package io.heartline.scoring.text;

/** Faces written with ordinary characters. */
final class Emoticons {
    /** Longest first, since the first that fits is taken. */
    private static final String[] FACES = {
        "T_T", "t_t", "^_^", "-_-", ">_<", "QAQ", "o_o", "O_O", "¯\\_", ":'-(", ":'(", ":')", ":-)", ":-(", ":-D",
        ":-/", ":-|", ":-P", ":-p", ":-*", ":-O", ":-o", ";-)", "=.=", "XD", "xD", ":)", ":(", ":D", ":/", ":|", ":P",
        ":p", ":*", ":O", ":o", ";)", "=)", "=(", "=D", "<3", "D:", "^^",
    };

    private static final String STARTS = "Tt^->Qo:;=XxD<O¯";

    private Emoticons() {}

    /** The face that begins at an index, or an empty string. */
    static String at(Normalised text, int index) {
        int first = text.at(index);
        if (STARTS.indexOf(first) < 0) {
            return "";
        }
        for (var face : FACES) {
            if (face.charAt(0) == first && fits(text, index, face)) {
                return face;
            }
        }
        return "";
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
}
