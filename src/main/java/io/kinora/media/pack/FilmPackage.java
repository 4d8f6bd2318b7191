package io.kinora.media.pack;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FreeSpace;
import io.kinora.media.sxml.FileNames;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A zip with `movie.xml` and the files that it names, which are unpacked as they are asked for.
/// For one thread.
///
/// Source: the film language, section 6.
public final class FilmPackage implements AutoCloseable {

  /// So many of the first bytes tell whether something may be a package.
  public static final int BEGIN_BYTES = 4;

  private static final String DEFINITION = "movie.xml";

  private final ZipFile zip;
  private final Path folder;
  private final PackageLimits limits;
  private final Map<String, Path> unpacked = new HashMap<>();

  private FilmPackage(ZipFile zip, Path folder, PackageLimits limits) {
    this.zip = zip;
    this.folder = folder;
    this.limits = limits;
  }

  /// Tells by its first bytes whether a file may be a package.
  public static boolean isOne(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      return isBegin(bytes.readNBytes(BEGIN_BYTES));
    } catch (IOException _) {
      return false; // Whoever reads it will find out why.
    }
  }

  /// Tells whether a package may begin so.
  ///
  /// @param bytes the first [#BEGIN_BYTES]
  public static boolean isBegin(byte[] bytes) {
    return Arrays.equals(bytes, ZipCheck.BEGIN);
  }

  /// Opens a package and looks at the names in it.
  ///
  /// @param folder where its files are unpacked, under names of our own
  /// @throws io.kinora.infra.base.FailureException where it is broken, too large, or has a name
  ///     that leads out of it
  public static FilmPackage open(Path file, Path folder, PackageLimits limits) {
    try {
      ZipCheck.check(file, limits);
      var opened = new FilmPackage(new ZipFile(file.toFile()), folder, limits);
      opened.checkNames();
      return opened;
    } catch (IOException _) {
      throw broken();
    }
  }

  private void checkNames() throws IOException {
    try {
      if (entry(DEFINITION).isEmpty()) {
        throw refused("the package has no " + DEFINITION + " at its root");
      }
      zip.stream().map(ZipEntry::getName).forEach(ZipCheck::checkName);
    } catch (RuntimeException refused) {
      zip.close();
      throw refused;
    }
  }

  /// The text of its film definition.
  public String definition() {
    try (InputStream bytes = zip.getInputStream(entry(DEFINITION).orElseThrow())) {
      byte[] all = bytes.readNBytes(limits.definitionBytesMax() + 1);
      if (all.length > limits.definitionBytesMax()) {
        throw tooLarge(DEFINITION + " in the package is larger than "
            + (limits.definitionBytesMax() >> 20) + " MB: no film definition is");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(all)).toString();
    } catch (CharacterCodingException _) {
      throw refused(DEFINITION + " in the package is not written in UTF-8");
    } catch (IOException _) {
      throw refused(DEFINITION + " in the package is broken");
    }
  }

  /// A file that the definition names.
  ///
  /// @throws io.kinora.infra.base.FailureException where it is broken
  public Optional<Path> find(FileNames.Named named) {
    return named.places().stream()
        .flatMap(place -> entry(place).stream())
        .findFirst()
        .map(this::unpacked);
  }

  private Optional<ZipEntry> entry(String name) {
    return Optional.ofNullable(zip.getEntry(name)).filter(entry -> !entry.isDirectory());
  }

  private Path unpacked(ZipEntry entry) {
    Path known = unpacked.get(entry.getName());
    if (known != null) {
      return known;
    }
    Path file = folder.resolve("packed-" + unpacked.size());
    try (InputStream in = zip.getInputStream(entry)) {
      copy(in, file, entry);
    } catch (IOException failure) {
      // What the disk refuses is not the fault of the package.
      if (failure instanceof ZipException || failure instanceof EOFException) {
        throw refused("'" + entry.getName() + "' in the package is broken");
      }
      throw new UncheckedIOException(FreeSpace.orFull(failure));
    }
    unpacked.put(entry.getName(), file);
    return file;
  }

  /// The sizes that entries tell were added up before; that nobody told too little is counted.
  private void copy(InputStream in, Path file, ZipEntry entry) throws IOException {
    long bytesLeft = entry.getSize();
    try (OutputStream out = Files.newOutputStream(file)) {
      var buffer = new byte[1 << 16];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        bytesLeft -= count;
        if (bytesLeft < 0) {
          throw new ZipException("it is longer than it says");
        }
        out.write(buffer, 0, count);
      }
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static RuntimeException broken() {
    return refused("the package cannot be read: it is broken, or no zip at all");
  }

  static RuntimeException unpackedTooLarge(PackageLimits limits) {
    return tooLarge("the files of the package are larger than " + (limits.unpackedBytesMax() >> 20)
        + " MB when they are unpacked");
  }

  static RuntimeException refused(String text) {
    return new Failure(FailureCode.INPUT_REFUSED, text).asException();
  }

  static RuntimeException tooLarge(String text) {
    return new Failure(FailureCode.INPUT_TOO_LARGE, text).asException();
  }
}
