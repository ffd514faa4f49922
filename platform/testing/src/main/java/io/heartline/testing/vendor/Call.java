package io.heartline.testing.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A request that reached a vendor.
 *
 * @param query the parameters of the URL, decoded
 * @param headers by lower-case name
 * @param length of the body in bytes
 * @param body a missing node if it is no JSON
 */
record Call(Map<String, String> query, Map<String, String> headers, int length, byte[] raw, JsonNode body) {
    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
