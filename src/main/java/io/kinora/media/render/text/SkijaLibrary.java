package io.kinora.media.render.text;

import io.github.humbleui.skija.impl.Library;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// Skija's native library, in a folder that only we write: its usual place under the temp folder
/// could be planted by another user.
final class SkijaLibrary {

  private static final String FOLDER = "/io/github/humbleui/skija/linux/x64/";
  private static final String NAME = "libskija.so";

  private static boolean isLoaded;

  private SkijaLibrary() {}

  /// @throws io.kinora.infra.base.FailureException when the machine lacks what the library needs
  static synchronized void load(Path cache) {
    if (isLoaded) {
      return;
    }
    try {
      System.setProperty("skija.library.path", unpackedIn(cache).toString());
      Library.load();
      isLoaded = true;
    } catch (UnsatisfiedLinkError missing) {
      throw new Failure(
              FailureCode.INTERNAL,
              "Words in films need libfontconfig, libGL and libEGL of the system: on Debian"
                  + " 'apt install libfontconfig1 libgl1 libegl1'.")
          .asException(missing);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path unpackedIn(Path cache) throws IOException {
    Path folder = cache.resolve("skija-" + version());
    if (Files.exists(folder.resolve(NAME))) {
      return folder;
    }
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, ".draft-", ".so");
    try (InputStream in = opened(NAME)) {
      Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(draft, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    return folder;
  }

  private static String version() throws IOException {
    try (InputStream in = opened("skija.version")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  private static InputStream opened(String name) throws IOException {
    @Nullable InputStream in = SkijaLibrary.class.getResourceAsStream(FOLDER + name);
    if (in == null) {
      throw new IOException("not on the class path: " + FOLDER + name);
    }
    return in;
  }
}
