package io.kinora.infra.transfer;

import java.net.SocketAddress;
import java.security.PublicKey;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository.AttributeKey;

/// Whether the server of one session is who it was, and what came of asking so.
final class HostCheck {

  /// Where a session keeps its check.
  static final AttributeKey<HostCheck> KEY = new AttributeKey<>();

  private final HostKeys keys;
  private final String name;
  private volatile boolean isOther;

  HostCheck(HostKeys keys, String name) {
    this.keys = keys;
    this.name = name;
  }

  /// Asks the check that each session brings along.
  static ServerKeyVerifier verifier() {
    return HostCheck::verify;
  }

  /// Tells whether the server showed another key than it had.
  boolean isOther() {
    return isOther;
  }

  private static boolean verify(ClientSession session, SocketAddress remote, PublicKey key) {
    HostCheck check = session.getConnectionContext().getAttribute(KEY);
    check.isOther = !check.keys.isKnown(check.name, key);
    return !check.isOther;
  }
}
