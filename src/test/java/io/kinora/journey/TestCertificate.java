package io.kinora.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/// A certificate that vouches for itself, as PEM files `cert.pem` and `key.pem`.
record TestCertificate(Path certificate, Path key) {

  private static final String PASSWORD = "password";

  /// @param address an IP address that it is for
  static TestCertificate in(Path folder, String address)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("keys.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process made = new ProcessBuilder(
            keytool,
            "-genkeypair",
            "-alias",
            "it",
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + address,
            "-ext",
            "san=ip:" + address,
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            store.toString())
        .redirectErrorStream(true)
        .start();
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
