package io.kinora.engine.film;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.Md5;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.pack.FilmPackage;
import io.kinora.media.pack.PackageLimits;
import io.kinora.media.sxml.DocumentCheck;
import io.kinora.media.sxml.InvalidFilmException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/// A definition on its way in. It is written once: looked into where it lies, it is moved to the
/// library as it is, or dropped. For one thread.
public final class DefinitionArrival implements AutoCloseable {

  /// Source: the factory contract, section 5.1.
  static final int XML_BYTES_MAX = 50_000_000;

  /// Of a package; nothing longer is ever a definition. Source: the factory contract, section 5.1.
  public static final long BYTES_MAX = PackageLimits.USUAL.packedBytesMax();

  private final WorkFolder folder;
  private final Path file;
  private final String md5;
  private final boolean isPackage;

  private DefinitionArrival(WorkFolder folder, Path file, String md5, boolean isPackage) {
    this.folder = folder;
    this.file = file;
    this.md5 = md5;
    this.isPackage = isPackage;
  }

  /// Takes all that comes.
  ///
  /// @param parent of the folders that definitions lie in until they are taken
  /// @throws DefinitionFault where it is XML, and more than any has
  static DefinitionArrival of(InputStream bytes, Path parent, FreeSpace freeSpace)
      throws IOException, DefinitionFault {
    var folder = WorkFolder.in(parent);
    Path file = folder.file("definition");
    try {
      byte[] head = bytes.readNBytes(FilmPackage.BEGIN_BYTES);
      var whole = new SequenceInputStream(new ByteArrayInputStream(head), bytes);
      MessageDigest digest = Md5.begin();
      boolean isPackage = FilmPackage.isBegin(head);
      long bytesMax = isPackage ? BYTES_MAX : XML_BYTES_MAX;
      if (!freeSpace.write(new DigestInputStream(whole, digest), file, bytesMax)) {
        throw new DefinitionFault(
            DefinitionFault.Kind.TOO_LARGE,
            "the definition is larger than " + bytesMax / 1_000_000 + " MB");
      }
      String md5 = HexFormat.of().formatHex(digest.digest());
      return new DefinitionArrival(folder, file, md5, isPackage);
    } catch (IOException | DefinitionFault | RuntimeException failure) {
      folder.close();
      throw failure;
    }
  }

  /// 32 hexadecimal digits in lower case.
  public String md5() {
    return md5;
  }

  boolean isPackage() {
    return isPackage;
  }

  Path file() {
    return file;
  }

  /// Looks whether it is well-formed, no deeper.
  ///
  /// @throws DefinitionFault where it is not
  public void inspect() throws IOException, DefinitionFault {
    try {
      DocumentCheck.check(text());
    } catch (InvalidFilmException invalid) {
      throw new DefinitionFault(
          DefinitionFault.Kind.DEFINITION, String.valueOf(invalid.getMessage()));
    }
  }

  private String text() throws IOException, DefinitionFault {
    if (isPackage) {
      try (var opened = FilmPackage.open(file, folder.path(), PackageLimits.USUAL)) {
        return opened.definition();
      } catch (FailureException refused) {
        Failure failure = refused.failure();
        throw new DefinitionFault(
            failure.code() == FailureCode.INPUT_TOO_LARGE
                ? DefinitionFault.Kind.TOO_LARGE
                : DefinitionFault.Kind.PACKAGE,
            failure.text());
      }
    }
    return text(Files.readAllBytes(file));
  }

  private static String text(byte[] bytes) throws DefinitionFault {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw new DefinitionFault(
          DefinitionFault.Kind.DEFINITION, "the definition is not written in UTF-8");
    }
  }

  /// Drops what nobody has taken.
  @Override
  public void close() {
    folder.close();
  }
}
