package io.kinora.infra.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/// A server that has its files in a folder of ours.
abstract class FolderRig implements Rig {

  private static final Login LOGIN = new Login("me", "se:c/ret");

  private final Path folder;

  FolderRig(Path folder) {
    this.folder = folder;
  }

  @Override
  public Login login() {
    return LOGIN;
  }

  @Override
  public void put(String path, byte[] bytes) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    // Versions are told apart by seconds.
    Files.setLastModifiedTime(
        file,
        FileTime.fromMillis(1_700_000_000_000L + (bytes.length == 0 ? 0 : bytes[0]) * 10_000L));
  }

  @Override
  public byte[] read(String path) throws IOException {
    return Files.readAllBytes(folder.resolve(path));
  }

  @Override
  public List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList();
    }
  }

  @Override
  public void putFolder(String path) throws IOException {
    Files.createDirectories(folder.resolve(path));
    Files.write(folder.resolve(path).resolve("inside"), new byte[1]);
  }
}
