package io.heartline.localstack.verify;

import java.util.ArrayList;
import java.util.List;

/** Texts such as nobody expects and everybody gets: written by us, and none of them may depend on its neighbours. */
final class OddTexts {
    /** The longest text that the scoring service takes, in code points. */
    static final int LENGTH_MAX = 100_000;

    /** Long for Chinese, where every character is a token: an encoder reads some thousand a second. */
    private static final int LONG = 20_000;

    private static final String SHORT = """
            😡
            😡😡🤬
            ❤️❤️❤️ 👍🏽
            👩‍👩‍👧‍👦🏳️‍🌈
            🙃
            (╯°□°)╯︵ ┻━┻
            ¯\\_(ツ)_/¯
            (＾▽＾) (´；ω；`) Σ(°△°|||)
            :-( :'( >:(
            XD lol <3
            T_T ORZ orz
            .
            ?
            ???!!!
            …
            -
            0
            12345 67890
            https://example.com/a?b=c#d
            someone@example.com
            @aurora_air #delayed #neveragain
            <b>not</b> &amp; "quoted" \\ / 'so'
            SELECT * FROM orders; -- ' OR 1=1
            NULL
            true
            sooooooooo goooooood!!!!!!
            好好好好好好好好好好好好好
            哈哈哈哈哈哈哈 笑死
            呵呵
            WHY IS THIS SO HARD
            ｆｕｌｌ　ｗｉｄｔｈ　ｔｅｘｔ，　ｔｈａｎｋｓ
            太慢了！！！１２３
            這個服務真的太差了，我再也不會來了。
            謝謝客服小姐的幫忙，問題馬上就解決了！
            這張發票開錯了，請問要怎麼處理？
            今天delivery又late了，really失望，but客服还不错
            The 客服 was 很好 but the app keeps crashing 崩溃
            我的order still没到，what happened？
            Not bad at all, I would not say I am not happy.
            Oh great, another update that deletes my playlists. Fantastic work.
            Yeah right, "customer first".
            I can't say enough good things, and I can't say any bad ones.
            不是不好，就是不太适合我。
            你们可真行，等了三个小时就给我发一句抱歉。
            meh
            k
            no
            yes
            ok thx
            好
            差
            n/a
            asdkjh qwelkj zxmnv
            Lorem ipsum dolor sit amet consectetur
            Das Paket ist immer noch nicht da, ich bin sehr enttäuscht.
            Le colis est arrivé en retard et abîmé, je suis furieux.
            Заказ так и не пришёл, очень разочарован.
            الطلب لم يصل بعد وأنا غاضب جدا
            配達がとても遅くて残念でした。
            배송이 너무 늦어서 실망했어요.
            El pedido llegó roto y nadie contesta.
            שלום, ההזמנה לא הגיעה
            สินค้ามาช้ามาก
            Καλημέρα, η παραγγελία δεν ήρθε
            T̷h̷i̷s̷ ̷i̷s̷ ̷f̷i̷n̷e̷
            e\u0301 and é are the same letter
            zero\u200bwidth\u200bspace
            \u202eright to left override\u202c thanks
            🇨🇳🇬🇧 flags
            I am 😀 and 😢 at the same time
            """;

    private static final List<String> LINES = List.of(
            " ",
            "\t\n\r",
            "\u00a0\u2003",
            "line one\nline two\r\nline three",
            "Agent: Good morning, how can I help?\nCustomer: My band died after the update and I am furious.\n"
                    + "Agent: I am sorry to hear that. I will send a new one today.\nCustomer: Oh. Thank you, that is kind!",
            "客服：您好，请问有什么可以帮您？\n客户：等了三天还没发货，太失望了。\n客服：非常抱歉，马上给您加急。\n客户：好吧，谢谢。",
            "Customer: hello?\nCustomer: anybody there?\nCustomer: hello???",
            "Agent: This call is recorded.\nAgent: Nobody answered.");

    private OddTexts() {}

    /** Returns all of them, the long ones last. */
    static List<String> all() {
        var texts = new ArrayList<>(SHORT.lines().toList());
        texts.addAll(LINES);
        texts.add(repeated("My parcel was late, but the courier was friendly and apologised. ", LENGTH_MAX));
        texts.add(repeated("快递慢了两天，不过客服态度很好，帮我查到了。", LONG));
        texts.add(repeated("Customer: I asked three times already.\nAgent: We are looking into it.\n", LENGTH_MAX));
        texts.add("a".repeat(LENGTH_MAX));
        return List.copyOf(texts);
    }

    /** Says a sentence until the text is that long. */
    private static String repeated(String sentence, int length) {
        return sentence.repeat(length / sentence.length() + 1).substring(0, length);
    }
}
