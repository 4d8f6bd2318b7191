package io.kinora.infra.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.infra.base.Sha256;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals texts by AES-256-GCM, so that who reads the database does not read them. All threads may
/// use it.
public final class Vault {

  private static final String VERSION = "1.";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  public Vault(MasterKey master) {
    this.key = new SecretKeySpec(master.bytes(), "AES");
  }

  /// A text that only this key opens, and only for the same owner.
  public String seal(String text, String owner) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, owner, text.getBytes(UTF_8));
    byte[] whole =
        ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /// @throws IllegalStateException where another key or another owner has sealed it
  public String open(String sealed, String owner) {
    if (!sealed.startsWith(VERSION)) {
      throw new IllegalStateException("this was not sealed by this version of Kinora");
    }
    var whole = ByteBuffer.wrap(Base64.getUrlDecoder().decode(sealed.substring(VERSION.length())));
    byte[] nonce = new byte[NONCE_BYTES];
    whole.get(nonce);
    byte[] text = new byte[whole.remaining()];
    whole.get(text);
    return new String(run(Cipher.DECRYPT_MODE, nonce, owner, text), UTF_8);
  }

  /// A word that only this key makes of a text: who shows it was given it by us.
  ///
  /// @param purpose keeps words of one kind from being shown as another
  /// @return 32 bytes
  public byte[] sign(String text, String purpose) {
    return Sha256.mac(key.getEncoded(), purpose + "\n" + text);
  }

  private byte[] run(int mode, byte[] nonce, String owner, byte[] input) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(owner.getBytes(UTF_8));
      return cipher.doFinal(input);
    } catch (AEADBadTagException failure) {
      throw new IllegalStateException(
          "a stored secret cannot be opened: it was sealed with another master key", failure);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("every Java has AES in GCM", failure);
    }
  }
}
