package io.kinora.infra.transfer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A way in which files are brought, as addresses begin with it.
public enum Scheme {
  HTTP(80),
  HTTPS(443),
  FTP(21),
  SFTP(22),
  /// A bucket stands in place of a host.
  S3(-1),
  /// Of this machine, in folders that the operator has opened.
  FILE(-1);

  private final int usualPort;

  Scheme(int usualPort) {
    this.usualPort = usualPort;
  }

  /// @param word in any case, such as `FTP`
  public static Optional<Scheme> find(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(it -> it.word().equals(lower)).findFirst();
  }

  /// In lower case.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isOnWeb() {
    return this == HTTP || this == HTTPS;
  }

  int usualPort() {
    return usualPort;
  }
}
