package io.heartline.testing.vendor;

/**
 * An answer that a server gives instead of its own, whatever it was sent.
 *
 * @param status 0 to say nothing at all
 * @param answer its words
 * @param retryAfter of the header; empty for none
 */
public record Fault(int status, String answer, String retryAfter) {
    /** A fault of the server. */
    public static final Fault BROKEN = new Fault(500, "", "");
    /** No answer until the caller gives up. */
    public static final Fault SILENT = new Fault(0, "", "");
    /** Nobody wants anything here any more. */
    public static final Fault GONE = new Fault(410, "", "");

    /** Too many, as the vendor says it. */
    public static Fault tooMany(Vendor vendor) {
        return vendor.tooMany();
    }
}
