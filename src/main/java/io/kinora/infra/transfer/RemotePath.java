package io.kinora.infra.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The name of a file on another server: folders from the outermost one, and the name in them.
///
/// @param isAbsolute whether the folders begin at the root, and not where the login leads to
/// @param folders    none of them empty
/// @param name       never empty, and no folder's sign
record RemotePath(boolean isAbsolute, List<String> folders, String name) {

  private static final int BYTES_MAX = 4_000;

  RemotePath {
    folders = List.copyOf(folders);
  }

  /// Reads the path of an FTP address: relative to the folder of the login, and absolute where
  /// it begins with `/%2F` or `//`. Empty where it names no file.
  ///
  /// Source: RFC 1738, section 3.2.2.
  static Optional<RemotePath> ofFtp(String rawPath) {
    String typed = rawPath.replaceFirst(";type=[aidAID]$", "");
    return typed.startsWith("//")
        ? of(true, typed.substring(2))
        : of(typed.regionMatches(true, 0, "/%2F", 0, 4), typed);
  }

  /// Reads the path of an SFTP address: absolute, and relative to the home of the login where
  /// it begins with `/~/`. Empty where it names no file.
  static Optional<RemotePath> ofSftp(String rawPath) {
    return rawPath.startsWith("/~/") ? of(false, rawPath.substring(3)) : of(true, rawPath);
  }

  private static Optional<RemotePath> of(boolean isAbsolute, String rawPath) {
    List<String> segments = new ArrayList<>(Arrays.stream(rawPath.split("/", -1))
        .map(Place::decoded)
        .flatMap(segment -> Arrays.stream(segment.split("/", -1)))
        .toList());
    String name = segments.removeLast();
    segments.removeIf(String::isEmpty);
    boolean isFile = !name.isEmpty() && !name.equals(".") && !name.equals("..");
    boolean isSafe = rawPath.length() <= BYTES_MAX
        && Place.decoded(rawPath).chars().noneMatch(it -> it < ' ' || it == 127);
    return isFile && isSafe
        ? Optional.of(new RemotePath(isAbsolute, segments, name))
        : Optional.empty();
  }

  /// The folder it is in; empty where that is the one of the login.
  String folder() {
    return (isAbsolute ? "/" : "") + String.join("/", folders);
  }

  /// As servers take it.
  String text() {
    return folders.isEmpty() ? folder() + name : folder() + "/" + name;
  }

  /// Where a file lies that is not whole yet.
  ///
  /// @param mark the same for each attempt at the same upload
  RemotePath part(String mark) {
    return new RemotePath(isAbsolute, folders, "." + name + "." + mark + ".part");
  }
}
