package io.kinora.infra.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, this network",
    "0.255.255.255, this network",
    "10.0.0.0, private",
    "10.255.255.255, private",
    "100.64.0.0, shared by carriers",
    "100.100.100.200, shared by carriers",
    "100.127.255.255, shared by carriers",
    "127.0.0.1, loopback",
    "127.255.255.254, loopback",
    "168.63.129.16, a cloud's own services",
    "169.254.0.1, link-local",
    "169.254.169.254, link-local",
    "172.16.0.0, private",
    "172.31.255.255, private",
    "192.0.0.1, reserved",
    "192.0.0.192, reserved",
    "192.0.2.1, documentation",
    "192.88.99.1, carries IPv4",
    "192.168.0.0, private",
    "192.168.255.255, private",
    "198.18.0.1, benchmarks",
    "198.19.255.255, benchmarks",
    "198.51.100.7, documentation",
    "203.0.113.7, documentation",
    "224.0.0.1, multicast",
    "239.255.255.255, multicast",
    "240.0.0.1, reserved",
    "255.255.255.255, reserved",
    "::, unspecified",
    "::1, loopback",
    "::2, carries IPv4",
    "::7f00:1, carries IPv4",
    "::8.8.8.8, carries IPv4",
    "::ffff:0:7f00:1, carries IPv4",
    "64:ff9b::7f00:1, carries IPv4",
    "64:ff9b::808:808, carries IPv4",
    "64:ff9b:1::a00:1, carries IPv4",
    "64:ff9b:1:ffff::1, carries IPv4",
    "100::1, reserved",
    "2001::1, carries IPv4",
    "2001:0:ffff::1, carries IPv4",
    "2001:2::1, reserved",
    "2001:10::1, reserved",
    "2001:1ff:ffff::1, reserved",
    "2001:db8::1, documentation",
    "2002:7f00:1::, carries IPv4",
    "2002:808:808::1, carries IPv4",
    "3fff::1, documentation",
    "4000::1, reserved",
    "5f00::1, reserved",
    "fc00::1, private",
    "fd00:ec2::254, private",
    "fdff:ffff::1, private",
    "fe80::1, link-local",
    "febf:ffff::1, link-local",
    "fec0::1, private",
    "ff02::1, multicast",
    "2a00:1450::5efe:7f00:1, carries IPv4",
    "2a00:1450::200:5efe:7f00:1, carries IPv4",
  })
  void an_address_that_is_not_public_is_not_gone_to(String address, String why) {
    var guard = new Guard(List.of());

    assertThat(guard.objectionTo(InetAddress.ofLiteral(address))).contains(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.1",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2001:200::1",
        "2001:4860:4860::8888",
        "2a00:1450:4001::200e",
        "2606:4700::1111",
        "3ffe::1",
      })
  void an_address_of_the_public_internet_is_gone_to(String address) {
    var guard = new Guard(List.of());

    assertThat(guard.objectionTo(InetAddress.ofLiteral(address))).isEmpty();
  }

  @Test
  void a_mapped_address_is_judged_as_what_it_carries() throws Exception {
    byte[] mapped = new byte[16];
    mapped[10] = -1;
    mapped[11] = -1;
    mapped[12] = 127;
    mapped[15] = 1;

    assertThat(new Guard(List.of()).objectionTo(InetAddress.getByAddress(mapped)))
        .contains("loopback");
  }

  @Test
  void what_the_operator_allows_is_open_and_nothing_beside_it() {
    var guard = Guard.allowing("127.0.0.1/32, 10.1.0.0/20,::1/128");

    assertThat(guard.objectionTo(InetAddress.ofLiteral("127.0.0.1"))).isEmpty();
    assertThat(guard.objectionTo(InetAddress.ofLiteral("10.1.15.255"))).isEmpty();
    assertThat(guard.objectionTo(InetAddress.ofLiteral("::1"))).isEmpty();
    assertThat(guard.objectionTo(InetAddress.ofLiteral("127.0.0.2"))).isPresent();
    assertThat(guard.objectionTo(InetAddress.ofLiteral("10.1.16.0"))).isPresent();
    assertThat(guard.objectionTo(InetAddress.ofLiteral("::2"))).isPresent();
  }

  @Test
  void nothing_is_open_by_default() {
    assertThat(Guard.allowing("").allowed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "::/129", "host/8", "10.0.0.0/x", "/8"})
  void a_range_that_is_none_is_refused_at_the_start(String range) {
    assertThatThrownBy(() -> Guard.allowing(range)).isInstanceOf(IllegalArgumentException.class);
  }
}
