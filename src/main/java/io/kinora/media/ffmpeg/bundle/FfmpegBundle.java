package io.kinora.media.ffmpeg.bundle;

import io.kinora.infra.base.WorkFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/// ffmpeg and ffprobe of the jar on the class path, unpacked and ready to start.
///
/// @param folder holds the two executables and the libraries that they load from beside them
public record FfmpegBundle(Path folder) {

  /// Raised when what we write beside the jar's files changes, so that old folders are not used.
  private static final String LAYOUT = "1";

  /// Sizes of all files, written last: tells at each start, for some stats, that none was lost.
  private static final String CONTENTS = "contents.properties";

  static final Set<PosixFilePermission> RUNNABLE = PosixFilePermissions.fromString("rwxr-xr-x");

  /// File locks belong to the whole JVM; its threads need one of their own.
  private static final Object LOCK = new Object();

  /// Unpacks the bundle into its own folder of `cache`, unless an intact one is there.
  ///
  /// Any number of processes may do this at once, and any of them may die at any moment: a folder
  /// appears under its name by one rename, whole and synced. The lock only saves double work.
  public static FfmpegBundle unpackedIn(Path cache) throws IOException {
    NativesJar jar = NativesJar.ofThisMachine();
    Path folder = cache.resolve("ffmpeg-" + jar.version() + "-" + jar.platform() + "-" + LAYOUT);
    if (isIntact(folder)) { // Before the lock: works in a read-only cache, too.
      return new FfmpegBundle(folder);
    }
    Files.createDirectories(cache);
    synchronized (LOCK) {
      try (FileChannel channel = FileChannel.open(
              cache.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (!isIntact(folder)) {
          removeLeftovers(cache);
          unpack(jar, cache, folder);
        }
      }
    }
    return new FfmpegBundle(folder);
  }

  private static boolean isIntact(Path folder) throws IOException {
    var sizes = new Properties();
    try (InputStream in = Files.newInputStream(folder.resolve(CONTENTS))) {
      sizes.load(in);
      for (String name : sizes.stringPropertyNames()) {
        if (Files.size(folder.resolve(name)) != Long.parseLong(sizes.getProperty(name))) {
          return false;
        }
      }
      return !sizes.isEmpty();
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  private static void unpack(NativesJar jar, Path cache, Path folder) throws IOException {
    Path draft = Files.createTempDirectory(cache, ".draft-");
    Files.setPosixFilePermissions(draft, RUNNABLE); // Other users may run it: workers, sandboxes.
    BundleFiles.write(jar, draft);
    writeContents(draft);
    syncAll(draft); // Else a power cut may keep the rename and lose the bytes.
    if (Files.exists(folder)) { // Not intact: somebody deleted or cut a file.
      Files.move(folder, Files.createTempDirectory(cache, ".draft-").resolve("broken"));
    }
    Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    sync(cache);
  }

  private static void writeContents(Path draft) throws IOException {
    var text = new StringBuilder();
    for (Path file : filesIn(draft)) {
      text.append(file.getFileName()).append('=').append(Files.size(file)).append('\n');
    }
    Files.writeString(draft.resolve(CONTENTS), text);
  }

  /// What processes left that died while they unpacked. Only the holder of the lock may call this.
  private static void removeLeftovers(Path cache) throws IOException {
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(cache, ".draft-*")) {
      for (Path draft : drafts) {
        WorkFolder.remove(draft);
      }
    }
  }

  private static void syncAll(Path draft) throws IOException {
    for (Path file : filesIn(draft)) {
      sync(file);
    }
    sync(draft);
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) { // Linux syncs what is opened to read, too.
      channel.force(true);
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
