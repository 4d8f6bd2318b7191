package io.kinora.cli;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Local files that stand for addresses: a text with one of each on a line, separated by blanks.
/// Empty lines, and those that begin with `#`, count for nothing.
///
/// @param files by their addresses
record AddressList(Map<String, Path> files) {

  static final AddressList EMPTY = new AddressList(Map.of());

  private static final long BYTES_MAX = 16L << 20;

  AddressList {
    files = Map.copyOf(files);
  }

  /// Paths count from the folder of the list.
  static AddressList read(Path list) {
    var files = new HashMap<String, Path>();
    List<String> lines = lines(list);
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] words = line.split("\\s+", 2);
      if (words.length < 2) {
        throw wrong(list + ", line " + (index + 1) + ": expected an address and a file");
      }
      files.put(words[0], path(list, words[1], index));
    }
    return new AddressList(files);
  }

  private static List<String> lines(Path list) {
    try {
      if (Files.size(list) > BYTES_MAX) {
        throw wrong(list + " is larger than " + (BYTES_MAX >> 20) + " MB");
      }
      return Files.readAllLines(list);
    } catch (IOException _) {
      throw wrong("cannot read " + list);
    }
  }

  private static Path path(Path list, String words, int index) {
    try {
      return list.resolveSibling(words);
    } catch (InvalidPathException _) {
      throw wrong(list + ", line " + (index + 1) + ": '" + words + "' is no file name");
    }
  }

  private static RuntimeException wrong(String text) {
    return new Failure(FailureCode.INPUT_REFUSED, text).asException();
  }

  Optional<Path> find(String address) {
    return Optional.ofNullable(files.get(address)).filter(Files::isRegularFile);
  }
}
