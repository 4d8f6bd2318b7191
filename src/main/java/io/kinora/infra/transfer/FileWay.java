package io.kinora.infra.transfer;

import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.outbound.PartFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Transfers from and to folders of this machine that the operator has opened. Links that lead out
/// of them lead nowhere.
///
/// Source: the flixcloud contract, section 6.
///
/// @param folders none: nothing is opened
record FileWay(List<Path> folders) implements Way {

  private static final String CLOSED = "it is not in a folder that is open to clients";

  @Override
  public @Nullable String fetch(PartFile part, Attempt attempt) throws IOException {
    Path file = real(path(attempt), attempt);
    var facts = Files.readAttributes(file, BasicFileAttributes.class);
    if (facts.isDirectory()) {
      throw attempt.refused("it is a folder, not a file");
    }
    if (!facts.isRegularFile()) {
      throw attempt.refused("it is no plain file");
    }
    part.checkAnnounced(facts.size());
    part.begin(null);
    try (var channel = FileChannel.open(file);
        var in = Channels.newInputStream(channel)) {
      part.take(in, there -> attempt.moved(there, facts.size()));
    }
    return null;
  }

  @Override
  public void send(Outgoing file, Attempt attempt) throws IOException {
    Path target = target(attempt);
    if (Files.isDirectory(target)) {
      throw attempt.refused("there is a folder of this name");
    }
    Path part = part(target, file);
    try (var channel = FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
        OutputStream out = Channels.newOutputStream(channel)) {
      file.writeTo(out, 0, attempt);
      channel.force(true);
    } catch (IOException failure) {
      Files.deleteIfExists(part);
      throw FreeSpace.orFull(failure);
    } catch (RuntimeException stopped) {
      Files.deleteIfExists(part);
      throw stopped;
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Nothing is left there between two tries.
  @Override
  public void forget(Outgoing file, Attempt attempt) {}

  private static Path part(Path target, Outgoing file) {
    return target.resolveSibling("." + target.getFileName() + "." + file.mark() + ".part");
  }

  private static Path path(Attempt attempt) {
    try {
      String text = Place.decoded(attempt.place().address().getRawSchemeSpecificPart());
      return Path.of(text).normalize();
    } catch (InvalidPathException _) {
      throw attempt.refused("the address names no file");
    }
  }

  /// Where a file is to be, in a folder that is made where it is missing.
  private Path target(Attempt attempt) throws IOException {
    Path path = path(attempt);
    Path parent = path.getParent();
    Path name = path.getFileName();
    if (parent == null || name == null) {
      throw attempt.refused("the address names no file");
    }
    Path there = parent;
    while (!Files.exists(there)) {
      there = Optional.ofNullable(there.getParent()).orElseThrow();
    }
    var _ = real(there, attempt); // Before anything is made.
    try {
      Files.createDirectories(parent);
    } catch (AccessDeniedException _) {
      throw attempt.refused("its folder cannot be written to");
    }
    return real(parent, attempt).resolve(name);
  }

  /// What a path leads to, whatever links are in it. Whether there is something behind a closed
  /// door is not told.
  private Path real(Path path, Attempt attempt) throws IOException {
    boolean seemsOpen = folders.stream().anyMatch(path::startsWith);
    try {
      Path real = path.toRealPath();
      for (Path folder : folders) {
        if (Files.isDirectory(folder) && real.startsWith(folder.toRealPath())) {
          return real;
        }
      }
    } catch (NoSuchFileException | AccessDeniedException _) {
      throw attempt.refused(seemsOpen ? "there is no such file" : CLOSED);
    }
    throw attempt.refused(CLOSED);
  }
}
