package io.heartline.ingestion.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

/** What may be shown of an address: enough to know one's own again, too little to use it. */
public final class Hint {
    private static final String HIDDEN = "***";
    private static final int PHONE_DIGITS_SHOWN = 2;
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private Hint() {}

    /** Of {@code ada@mail.example.org}: {@code a***@m***.org}. */
    public static String ofEmail(String address) {
        int at = address.lastIndexOf('@');
        int dot = address.lastIndexOf('.');
        if (at < 1 || dot < at + 2) {
            return HIDDEN;
        }
        return first(address, 0) + HIDDEN + "@" + first(address, at + 1) + HIDDEN + address.substring(dot);
    }

    /** Of {@code +447700900123}: {@code +44***23}. */
    public static String ofPhone(String number) {
        try {
            var parsed = PHONES.parse(number, "ZZ");
            return "+" + parsed.getCountryCode() + HIDDEN + number.substring(number.length() - PHONE_DIGITS_SHOWN);
        } catch (NumberParseException e) {
            return HIDDEN;
        }
    }

    /** Of any other address: its first character. */
    public static String ofOther(String address) {
        return address.isEmpty() ? HIDDEN : first(address, 0) + HIDDEN;
    }

    private static String first(String text, int at) {
        return Character.toString(text.codePointAt(at));
    }
}
