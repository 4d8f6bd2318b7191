package io.kinora.media.preset;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.media.preset.EncodingProfile.Lock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The segments of a stream in a folder, with the key that locks them.
///
/// Source: RFC 8216, sections 4.3 and 5.2; the panda contract, section 11: all names begin with the
/// id of the encoding.
final class Segments {

  /// As players of the time expect it.
  static final int SECONDS = 10;

  private static final int KEY_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Wish wish;
  private final Path folder;

  Segments(Wish wish, Path folder) {
    this.wish = wish;
    this.folder = folder;
  }

  private Optional<Lock> lock() {
    return wish.profile().extras().streaming().lock();
  }

  boolean isLocked() {
    return lock().isPresent();
  }

  private Path keyWords() {
    return folder.resolve(wish.id() + ".keyinfo");
  }

  private Path key() {
    return folder.resolve(wish.id() + ".key");
  }

  /// To stand before the playlist.
  List<String> words() {
    String pattern = folder.toString().replace("%", "%%") + "/" + wish.id() + "-%05d.ts";
    var words = new ArrayList<>(List.of("-f", "hls", "-hls_time", String.valueOf(SECONDS)));
    words.addAll(List.of("-hls_list_size", "0", "-hls_playlist_type", "vod"));
    words.addAll(List.of("-hls_segment_filename", pattern));
    if (isLocked()) {
      words.addAll(List.of("-hls_key_info_file", keyWords().toString()));
    }
    return words;
  }

  /// Writes what the run needs.
  void prepare() throws IOException {
    if (lock().isEmpty()) {
      return;
    }
    Lock lock = lock().get();
    byte[] bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(bytes);
    Files.write(key(), lock.key().map(HexFormat.of()::parseHex).orElse(bytes));
    String address = lock.keyUrl().orElse(wish.shelf().stem() + ".key");
    Files.writeString(
        keyWords(), address + "\n" + key() + "\n" + lock.iv().orElse("") + "\n", UTF_8);
  }

  /// After the run: what only it needed goes away, and the playlist names the segments as they will
  /// be stored.
  ///
  /// @return playlist, segments, key
  List<Path> finish(Path playlist) throws IOException {
    Files.deleteIfExists(keyWords());
    if (lock().flatMap(Lock::keyUrl).isPresent()) {
      Files.deleteIfExists(key());
    }
    var files = new ArrayList<>(List.of(playlist));
    for (String line : Files.readAllLines(playlist)) {
      if (line.startsWith(wish.id())) {
        files.add(folder.resolve(line));
      }
    }
    rename(playlist, wish);
    if (Files.exists(key())) {
      files.add(key());
    }
    return files;
  }

  /// Lets a playlist name what begins with the id as it will be stored.
  static void rename(Path playlist, Wish wish) throws IOException {
    List<String> lines = Files.readAllLines(playlist).stream()
        .map(it -> it.startsWith(wish.id())
            ? wish.shelf().stem() + it.substring(wish.id().length())
            : it)
        .toList();
    Files.write(playlist, lines);
  }

  /// Seconds of all segments together. Source: RFC 8216, section 4.3.2.1.
  static double seconds(Path playlist) throws IOException {
    double seconds = 0;
    for (String line : Files.readAllLines(playlist)) {
      if (line.startsWith("#EXTINF:")) {
        seconds += Double.parseDouble(line.substring(8, line.indexOf(',')));
      }
    }
    return seconds;
  }
}
