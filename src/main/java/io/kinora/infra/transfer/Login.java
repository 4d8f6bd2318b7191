package io.kinora.infra.transfer;

/// What opens a place: a name and a password, or for S3 the id of a key and its secret.
public record Login(String user, String password) {

  /// Without the password.
  @Override
  public String toString() {
    return "Login[" + user + ", ***]";
  }
}
