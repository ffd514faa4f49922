package io.heartline.alerting.wire;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** What goes out of the house. */
public sealed interface Outgoing {
    /**
     * A POST.
     *
     * @param url with everything that the kind puts there
     * @param headers all but the length
     * @param body exactly the bytes that are sent
     */
    record Post(URI url, Map<String, String> headers, byte[] body) implements Outgoing {
        @Override
        public String toString() {
            return "Post[hidden]";
        }
    }

    /**
     * An e-mail.
     *
     * @param messageId the same for every attempt
     * @param references the id of the thread that it belongs to
     */
    record Letter(List<String> to, String subject, String text, String messageId, String references)
            implements Outgoing {}
}
