package io.kinora.infra.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;

class EndpointResolverTest {

  /// Lets nobody through.
  private record NoHost() implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      throw new UnknownHostException("checked: " + host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  @Test
  void the_host_that_the_operator_named_is_trusted() throws UnknownHostException {
    var resolver = new EndpointResolver(URI.create("http://127.0.0.1:9000"), new NoHost());

    assertThat(resolver.resolve("127.0.0.1")).hasSize(1);
  }

  @Test
  void all_others_are_checked() {
    var resolver = new EndpointResolver(URI.create("http://minio.example:9000"), new NoHost());
    var amazon = new EndpointResolver(null, new NoHost());

    assertThatThrownBy(() -> resolver.resolve("evilminio.example")).hasMessageContaining("checked");
    assertThatThrownBy(() -> amazon.resolve("films.example")).hasMessageContaining("checked");
  }
}
