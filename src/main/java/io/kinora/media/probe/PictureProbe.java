package io.kinora.media.probe;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.kinora.infra.base.AtOnce;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.NumberedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Looks into many pictures; of those for which ffprobe is asked, those that begin alike together.
/// For one call.
public final class PictureProbe {

  /// What files of the two most usual codecs begin with.
  private static final Map<String, String> BEGINNINGS = Map.of("89504e", "png", "ffd8ff", "jpg");

  private static final long SMALL_BYTES_MAX = 300_000;
  private static final String OTHER = "";
  private static final int TOGETHER_MAX = 25;
  private static final int AT_ONCE = 4;

  private final Prober prober;
  private final List<Path> files;
  private final List<String> names;
  private final StopSignal stop;
  private final Map<Integer, ProbeResult> found = new ConcurrentSkipListMap<>();

  private PictureProbe(Prober prober, List<Path> files, List<String> names, StopSignal stop) {
    this.prober = prober;
    this.files = files;
    this.names = names;
    this.stop = stop;
  }

  /// What each file is, in their order.
  ///
  /// @param names what to call them in messages to the client
  /// @param folder for second names of the files
  public static List<ProbeResult> all(
      Prober prober, List<Path> files, List<String> names, Path folder, StopSignal stop)
      throws InterruptedException {
    var probe = new PictureProbe(prober, files, names, stop);
    var jobs = new ArrayList<Callable<Void>>();
    IntStream.range(0, files.size())
        .filter(index -> !probe.isKnown(index))
        .boxed()
        .collect(groupingBy(index -> ending(files.get(index)), TreeMap::new, toList()))
        .forEach((ending, indexes) -> {
          int together = ending.equals(OTHER) ? 1 : TOGETHER_MAX;
          for (int first = 0; first < indexes.size(); first += together) {
            List<Integer> part = indexes.subList(first, Math.min(indexes.size(), first + together));
            jobs.add(Executors.callable(() -> probe.look(part, ending, folder), null));
          }
        });
    AtOnce.all(AT_ONCE, "probe", jobs);
    return List.copyOf(probe.found.values());
  }

  private boolean isKnown(int index) {
    Optional<ProbeResult.Image> known = prober.known(files.get(index), names.get(index));
    known.ifPresent(image -> found.put(index, image));
    return known.isPresent();
  }

  private static String ending(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      if (Files.size(file) > SMALL_BYTES_MAX) {
        return OTHER; // It takes longer to decode than to start one more run.
      }
      String begin = HexFormat.of().formatHex(in.readNBytes(3));
      return BEGINNINGS.getOrDefault(begin, OTHER);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void look(List<Integer> indexes, String ending, Path folder) {
    if (indexes.size() > 1 && together(indexes, ending, folder)) {
      return;
    }
    for (int index : indexes) {
      found.put(index, prober.asked(files.get(index), names.get(index), stop));
    }
  }

  private boolean together(List<Integer> indexes, String ending, Path folder) {
    try (var links = WorkFolder.in(folder)) {
      var numbered = NumberedFiles.linked(indexes.stream().map(files::get).toList(), ending, links);
      List<ProbeResult.Image> images =
          prober.probe(numbered, indexes.stream().map(names::get).toList(), stop);
      for (int at = 0; at < images.size(); at++) {
        found.put(indexes.get(at), images.get(at));
      }
      return !images.isEmpty();
    }
  }
}
