package io.heartline.platform.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Which addresses are nobody's but the operator's own: nothing that a user names may be pointed at them.
 *
 * <p>By the registries of special-purpose addresses of RFC 6890: loopback, link-local (cloud metadata), private and
 * shared networks, benchmarking, multicast and reserved ones, and IPv6 addresses that embed an IPv4 one.
 */
public final class Addresses {
    private Addresses() {}

    /** Whether strangers have no business at this address. */
    public static boolean isPrivate(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        var bytes = address.getAddress();
        return address instanceof Inet4Address ? isPrivate4(bytes) : isPrivate6(bytes);
    }

    /**
     * Whether one of the addresses of a host is private.
     *
     * @throws UnknownHostException if it has none
     */
    public static boolean hasPrivate(String host) throws UnknownHostException {
        for (var address : InetAddress.getAllByName(host)) {
            if (isPrivate(address)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPrivate4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second < 128) // carriers' shared addresses
                || (first == 192 && second == 0 && bytes[2] == 0)
                || (first == 198 && (second == 18 || second == 19));
    }

    private static boolean isPrivate6(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean uniqueLocal = (first & 0xfe) == 0xfc;
        boolean translated = first == 0 && second == 0x64; // 64:ff9b::/96 and 64:ff9b:1::/48
        boolean embedded = first == 0x20 && second == 0x02; // 6to4
        boolean zeros = first == 0 && second == 0; // ::/16: unspecified, loopback, IPv4-compatible
        return uniqueLocal || translated || embedded || zeros;
    }
}
