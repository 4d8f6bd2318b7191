package io.kinora.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A certificate and its private key, as files in PEM.
///
/// @param certificate the server's own first, then those that vouch for it
/// @param key         PKCS#8, RSA or EC, without a password
public record PemFiles(Path certificate, Path key) {

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  /// Says what is wrong with the files, in words for the operator.
  public static final class InvalidPemException extends Exception {

    private static final long serialVersionUID = 1;

    private InvalidPemException(String text) {
      super(text);
    }
  }

  /// What the files say now.
  ///
  /// @throws InvalidPemException where they cannot be read, or do not belong together
  KeyStore read() throws InvalidPemException {
    List<Certificate> chain = chain();
    PublicKey publicKey = chain.getFirst().getPublicKey();
    PrivateKey privateKey = privateKey(publicKey.getAlgorithm());
    if (!areOfOnePair(publicKey, privateKey)) {
      throw new InvalidPemException(key + " is not the key of the certificate in " + certificate);
    }
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", privateKey, new char[0], chain.toArray(Certificate[]::new));
      return store;
    } catch (GeneralSecurityException | IOException failure) {
      throw new InvalidPemException(certificate + " and " + key + ": " + failure.getMessage());
    }
  }

  private List<Certificate> chain() throws InvalidPemException {
    try (InputStream bytes = Files.newInputStream(certificate)) {
      List<Certificate> chain =
          List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(bytes));
      if (chain.isEmpty()) {
        throw new InvalidPemException(certificate + " has no certificate");
      }
      return chain;
    } catch (IOException failure) {
      throw new InvalidPemException("the certificate cannot be read: " + failure);
    } catch (GeneralSecurityException failure) {
      throw new InvalidPemException(certificate + " has no certificate in PEM");
    }
  }

  private PrivateKey privateKey(String algorithm) throws InvalidPemException {
    try {
      Matcher found = KEY.matcher(Files.readString(key));
      if (!found.find()) {
        throw new InvalidPemException(key + " has no PKCS#8 key (BEGIN PRIVATE KEY); openssl pkcs8"
            + " -topk8 -nodes makes one of other forms");
      }
      byte[] bytes = Base64.getMimeDecoder().decode(found.group(1));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (IOException failure) {
      throw new InvalidPemException("the key cannot be read: " + failure);
    } catch (GeneralSecurityException | IllegalArgumentException failure) {
      throw new InvalidPemException(key + " is not the key of the certificate in " + certificate);
    }
  }

  private static boolean areOfOnePair(PublicKey publicKey, PrivateKey privateKey)
      throws InvalidPemException {
    try {
      String kind = publicKey.getAlgorithm();
      var signature =
          Signature.getInstance(kind.startsWith("Ed") ? kind : "SHA256with" + word(kind));
      signature.initSign(privateKey);
      signature.update((byte) 1);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update((byte) 1);
      return signature.verify(signed);
    } catch (GeneralSecurityException failure) {
      throw new InvalidPemException("a key of this kind cannot be used: " + failure.getMessage());
    }
  }

  private static String word(String algorithm) {
    return algorithm.equals("EC") ? "ECDSA" : algorithm;
  }
}
