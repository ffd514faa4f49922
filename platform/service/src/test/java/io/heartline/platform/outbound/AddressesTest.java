package io.heartline.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
            })
    void these_are_nobodys_but_the_operators(String address) throws UnknownHostException {
        var parsed = InetAddress.getByName(address);

        // when
        var isPrivate = Addresses.isPrivate(parsed);

        assertThat(isPrivate).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "100.63.255.255", "198.20.0.1", "2606:4700::1111"})
    void these_are_everybodys(String address) throws UnknownHostException {
        var parsed = InetAddress.getByName(address);

        // when
        var isPrivate = Addresses.isPrivate(parsed);

        assertThat(isPrivate).isFalse();
    }
}
