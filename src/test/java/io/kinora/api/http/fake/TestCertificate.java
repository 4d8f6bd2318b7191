package io.kinora.api.http.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A certificate that vouches for itself, as PEM files `cert.pem` and `key.pem`.
public record TestCertificate(Path certificate, Path key) {

  private static final String PASSWORD = "password";

  /// For an IP address.
  public static TestCertificate ofAddress(Path folder, String address)
      throws IOException, InterruptedException, GeneralSecurityException {
    return made(folder, address, "EC", List.of("-ext", "san=ip:" + address));
  }

  /// For `CN=name`.
  ///
  /// @param algorithm of the key, such as `EC`
  public static TestCertificate ofName(Path folder, String name, String algorithm)
      throws IOException, InterruptedException, GeneralSecurityException {
    return made(folder, name, algorithm, List.of());
  }

  private static TestCertificate made(Path folder, String name, String algorithm, List<String> more)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("keys.p12");
    var words = new ArrayList<>(
        List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    words.addAll(List.of("-genkeypair", "-alias", "it", "-keyalg", algorithm));
    words.addAll(List.of("-dname", "CN=" + name, "-validity", "2"));
    words.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    words.addAll(List.of("-keystore", store.toString()));
    words.addAll(more);
    Process made = new ProcessBuilder(words).redirectErrorStream(true).start();
    made.getInputStream().readAllBytes();
    assertThat(made.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    var files = new TestCertificate(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    write(files.certificate(), "CERTIFICATE", keys.getCertificate("it").getEncoded());
    write(files.key(), "PRIVATE KEY", keys.getKey("it", PASSWORD.toCharArray()).getEncoded());
    return files;
  }

  private static void write(Path file, String what, byte[] bytes) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
  }
}
