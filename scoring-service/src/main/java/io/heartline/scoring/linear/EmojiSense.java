package io.heartline.scoring.linear;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What common emoji, emoticons and bracketed emotes stand for; an own table, so that rare ones share what is learned. */
public final class EmojiSense {
    private static final Map<String, List<String>> FORMS = Map.ofEntries(
            Map.entry(
                    "joy",
                    split(
                            "😀 😃 😄 😁 😊 🙂 ☺ 😎 🥳 🎉 🎊 😇 🤗 😺 😸 ✨ 🌟 🤩 💃 🕺 :) :-) :D :-D =) =D XD xD ^_^ ^^ ;) ;-) 😉"
                                    + " [哈哈] [嘻嘻] [呵呵] [开心] [笑] [太开心] [笑哈哈] [微笑] [可爱] [得意] [耶] [鼓掌] [哈]")),
            Map.entry("laughter", split("😂 🤣 😆 😹 😅 :P :-P :p :-p 😜 😝 😛 🤪 [笑cry] [偷笑] [偷乐] [憨笑] [doge] [二哈]")),
            Map.entry(
                    "love",
                    split("❤ ♥ 🧡 💛 💚 💙 💜 🖤 🤍 💕 💖 💗 💓 💞 💘 💝 😍 🥰 😘 😗 😙 😚 😻 💋 🌹 <3 :* :-*"
                            + " [心] [爱你] [亲亲] [花心] [爱心] [色] [玫瑰] [抱抱] [给你小心心]")),
            Map.entry(
                    "approval",
                    split("👍 👏 🙌 💯 👌 ✅ 🏆 💪 ⭐ 🔥 🤝 [赞] [good] [强] [给力] [威武] [中国赞] [点赞] [握手] [加油] [耐克]")),
            Map.entry("gratitude", split("🙏 💐 [作揖] [拜] [合十] [祈祷] [鲜花]")),
            Map.entry(
                    "anger",
                    split(
                            "😠 😡 🤬 👿 😤 💢 🖕 👊 😾 [怒] [怒骂] [抓狂] [愤怒] [发怒] [哼] [左哼哼] [右哼哼] [打脸] [生气] [咒骂] [拳头] [吵]")),
            Map.entry(
                    "sadness",
                    split("😢 😭 😞 😔 😟 🙁 ☹ 😥 😓 😿 💔 😩 😫 🥺 😣 😖 😕 🥀 :( :-( =( :'( :'-( T_T t_t QAQ D:"
                            + " [泪] [流泪] [悲伤] [伤心] [失望] [委屈] [可怜] [大哭] [心碎] [衰] [泪流满面] [蜡烛] [难过] [快哭了] [生病]")),
            Map.entry("fear", split("😨 😰 😱 😧 👻 😬 🫣 [怕] [恐惧] [害怕] [惊恐] [吓] [骷髅]")),
            Map.entry("surprise", split("😮 😯 😲 😳 🤯 😦 ❗ ‼ ⁉ :O :-O :o :-o o_o O_O [吃惊] [惊讶] [震惊] [哇] [跪了]")),
            Map.entry(
                    "disgust",
                    split(
                            "🤢 🤮 💩 😒 🙄 👎 😑 🤦 🗑 😏 [吐] [鄙视] [弱] [白眼] [呕吐] [恶心] [黑线] [挖鼻] [挖鼻屎] [汗] [无语] [差劲] -_- =.=")),
            Map.entry("doubt", split("🤔 ❓ ❔ 🤷 😐 😶 :/ :-/ :| :-| [疑问] [思考] [费解] [摊手] [晕] [傻眼]")));

    private static final Map<String, String> SENSES = senses();

    private EmojiSense() {}

    /** The sense of an emoji's form, or an empty string. */
    public static String of(String form) {
        return SENSES.getOrDefault(form, "");
    }

    /** Every sense with its forms. */
    public static Map<String, List<String>> all() {
        return FORMS;
    }

    private static List<String> split(String forms) {
        return List.of(forms.split(" "));
    }

    private static Map<String, String> senses() {
        var senses = new HashMap<String, String>();
        FORMS.forEach((sense, forms) -> forms.forEach(form -> senses.put(form, sense)));
        return Map.copyOf(senses);
    }
}
