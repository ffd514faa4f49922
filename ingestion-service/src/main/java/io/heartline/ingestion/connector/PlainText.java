package io.heartline.ingestion.connector;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** What people see of HTML. */
final class PlainText {
    private static final Set<String> LINES = Set.of("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6");
    private static final String QUOTES =
            "blockquote, .gmail_quote, .gmail_quote_container, .yahoo_quoted, .moz-cite-prefix, #divRplyFwdMsg, "
                    + "#divRplyFwdMsg ~ *, #appendonsend ~ *, .protonmail_quote";

    private PlainText() {}

    /** The text of HTML, a line for each of its paragraphs. */
    static String of(String html) {
        return text(Jsoup.parse(html).body());
    }

    /** The text of an HTML message without the messages that it answers. */
    static String ofReply(String html) {
        var body = Jsoup.parse(html).body();
        body.select(QUOTES).remove();
        return text(body);
    }

    private static String text(Element body) {
        body.select("script, style, head, title").remove();
        var text = new StringBuilder();
        body.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    text.append(words.getWholeText().replaceAll("[\\s\\u00a0]+", " "));
                } else if (LINES.contains(node.nodeName())) {
                    text.append('\n');
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element && LINES.contains(node.nodeName()) && !"br".equals(node.nodeName())) {
                    text.append('\n');
                }
            }
        });
        return tidy(text.toString());
    }

    /** Lines without blanks around them, and never more than one empty line. */
    static String tidy(String text) {
        return text.replaceAll("[ \\t]*\\n[ \\t]*", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}
