package io.kinora.infra.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.jspecify.annotations.Nullable;

/// The client of SSH, started when it is needed first. It knows nothing of the account that we
/// run under: neither its keys nor its settings.
final class SshSessions implements AutoCloseable {

  /// What may be on its way to us in one session, so that no server fills our memory.
  private static final long WINDOW_BYTES = 512 * 1024;

  private @Nullable SshClient client;

  synchronized SshClient client() {
    if (client == null) {
      client = started();
    }
    return client;
  }

  private static SshClient started() {
    var client = SshClient.setUpDefaultClient();
    client.setServerKeyVerifier(HostCheck.verifier());
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setUserAuthFactories(
        List.of(UserAuthPasswordFactory.INSTANCE, UserAuthKeyboardInteractiveFactory.INSTANCE));
    CoreModuleProperties.WINDOW_SIZE.set(client, WINDOW_BYTES);
    client.start();
    return client;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      try {
        client.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
