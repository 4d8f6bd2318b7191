package io.kinora.infra.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckingResolverTest {

  @Test
  void a_name_whose_addresses_are_all_public_is_resolved() throws UnknownHostException {
    assertThat(resolverThatFinds("8.8.8.8", "2606:4700::1111").resolve("name")).hasSize(2);
  }

  @Test
  void a_name_that_mixes_public_and_private_addresses_is_refused() {
    assertThatThrownBy(() -> resolverThatFinds("8.8.8.8", "10.0.0.1").resolve("name"))
        .isInstanceOf(ObjectionException.class)
        .hasMessageNotContaining("10.0.0.1");
  }

  @Test
  void a_name_whose_second_answer_is_private_is_refused_when_it_is_asked_again() throws Exception {
    var answers = new ArrayDeque<>(List.of("8.8.8.8", "127.0.0.1"));
    var resolver = new CheckingResolver(
        Guard.allowing(""), _ -> new InetAddress[] {InetAddress.ofLiteral(answers.remove())});

    assertThat(resolver.resolve("rebinding")).hasSize(1);
    assertThatThrownBy(() -> resolver.resolve("rebinding")).isInstanceOf(ObjectionException.class);
  }

  private static CheckingResolver resolverThatFinds(String... addresses) {
    return new CheckingResolver(
        Guard.allowing(""),
        _ -> Arrays.stream(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new));
  }
}
