package io.heartline.scoring.score;

import io.heartline.scoring.text.Token;
import io.heartline.scoring.text.TokenKind;
import java.util.List;
import java.util.Set;

/**
 * What stands before a phrase and changes what it says: a negation or a supposition. The words between are walked back as
 * long as they only link the two, so that the reach is that of the grammar rather than a number of words.
 */
final class Scope {
    private static final int REACH = 7;

    private static final Set<String> NEGATORS = words("""
            not no never nothing none nobody without hardly barely cannot cant dont wont didnt
            doesnt isnt wasnt arent couldnt wouldnt havent hasnt neither nor zero 不 没 未 别 无 莫
            """);

    private static final Set<String> LINKS = words("""
            very so that too really a an the all any at even particularly exactly quite been be
            being have had has to ever of much enough single as get got is are was were longer
            slightest bit sign kind sort there one anyone anything seem feel look find found it more 太 很 是
            怎 么 那 这 够 会 算 有 特 别 得 什 上 任 何 过 出 现 觉 感 到 再 一 点 多 的 非 常 十 分 都
            """);

    /** Besides the links: whose it is. */
    private static final Set<String> OWNERS = words("""
            i we you my our your us me for about just one 我 你 们 了 给 为
            """);

    /** Besides the links: what shows that "not" is about asking or planning. */
    private static final Set<String> WISHES = words("""
            want wanted need needed asking ask asked going gonna will would plan planning intend
            intending think thinking threatening looking require required wish 想 要 打 说 申 请 需 用 必
            求 考 虑 意 思 准 备
            """);

    private static final Set<String> SUPPOSING = words("""
            if unless whether suppose would could might 假 倘 若
            """);

    private static final Set<String> MEANT = words("""
            will i'll we'll going gonna like want wish love rather 会 就
            """);

    private Scope() {}

    /** Whether what begins at a token is negated: "not that cheap", "不是很便宜". Two negations undo each other. */
    static boolean negates(List<Token> tokens, int index) {
        boolean negated = false;
        for (int i = index - 1; i >= Math.max(0, index - REACH); i--) {
            if (negator(tokens, i)) {
                negated = !negated;
            } else if (!LINKS.contains(tokens.get(i).form())) {
                return negated;
            }
        }
        return negated;
    }

    /** Whether what begins at a token is said not to be wanted or planned: "I do not want a refund", "不想退款". */
    static boolean disclaims(List<Token> tokens, int index) {
        boolean negated = false;
        boolean wished = WISHES.contains(tokens.get(index).form());
        for (int i = index - 1; i >= Math.max(0, index - REACH); i--) {
            var form = tokens.get(i).form();
            if (negator(tokens, i)) {
                negated = !negated;
            } else if (WISHES.contains(form)) {
                wished = true;
            } else if (!LINKS.contains(form) && !OWNERS.contains(form)) {
                return negated && wished;
            }
        }
        return negated && wished;
    }

    /** Whether what begins at a token is only supposed: "if I cancel", "in case of fire", "如果退款"; a threat is meant. */
    static boolean supposes(List<Token> tokens, int index) {
        for (int i = index - 1; i >= Math.max(0, index - REACH); i--) {
            var form = tokens.get(i).form();
            if (SUPPOSING.contains(form)
                    || pair(tokens, i, "in", "case")
                    || pair(tokens, i, "如", "果")
                    || pair(tokens, i, "要", "是")
                    || pair(tokens, i, "万", "一")) {
                return true;
            }
            if (Clauses.ends(tokens.get(i)) || MEANT.contains(form)) {
                return false;
            }
        }
        return false;
    }

    private static boolean negator(List<Token> tokens, int i) {
        var token = tokens.get(i);
        return token.kind() != TokenKind.MARK
                && (NEGATORS.contains(token.form()) || token.form().endsWith("n't"))
                && !asksBothWays(tokens, i);
    }

    /** "是不是便宜", "贵不贵": a question, no negation. */
    private static boolean asksBothWays(List<Token> tokens, int i) {
        return i > 0
                && i + 1 < tokens.size()
                && tokens.get(i).kind() == TokenKind.HAN
                && tokens.get(i - 1).form().equals(tokens.get(i + 1).form());
    }

    private static boolean pair(List<Token> tokens, int i, String first, String second) {
        return tokens.get(i).form().equals(first)
                && i + 1 < tokens.size()
                && tokens.get(i + 1).form().equals(second);
    }

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.strip().split("\\s+")));
    }
}
