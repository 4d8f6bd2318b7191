package io.kinora.engine.work;

import static java.util.function.Function.identity;

import io.kinora.engine.task.Work;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The kinds of work that there are. A new kind is a new file and a line here.
public final class WorkCatalogue {

  private static final List<WorkKind> ALL = List.of(
      AudioBeats.KIND,
      AudioConvert.KIND,
      AudioInfo.KIND,
      AudioWaveform.KIND,
      Hello.KIND,
      HtmlScrape.KIND,
      ImageGif.KIND,
      ImageInfo.KIND,
      ImageStrip.KIND,
      ImageThumb.KIND,
      VideoConvert.KIND,
      VideoCreate.KIND,
      VideoInfo.KIND,
      VideoReverse.KIND,
      VideoStrip.KIND,
      VideoThumb.KIND,
      VideoUploadFacebook.KIND,
      VideoUploadVimeo.KIND,
      VideoUploadYouTube.KIND);

  private final List<WorkKind> kinds;
  private final Map<String, WorkKind> byName;

  private WorkCatalogue(List<WorkKind> kinds) {
    this.kinds = List.copyOf(kinds);
    this.byName = kinds.stream().collect(Collectors.toUnmodifiableMap(WorkKind::name, identity()));
  }

  public static WorkCatalogue full() {
    return new WorkCatalogue(ALL);
  }

  /// A catalogue of these kinds alone.
  public static WorkCatalogue of(Collection<WorkKind> kinds) {
    return new WorkCatalogue(List.copyOf(kinds));
  }

  /// The kinds that somebody works at: what a client can be offered.
  public WorkCatalogue workedAtBy(Collection<? extends Work> works) {
    Set<String> names = works.stream().map(Work::kind).collect(Collectors.toSet());
    return of(kinds.stream().filter(kind -> names.contains(kind.name())).toList());
  }

  public Optional<WorkKind> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// In the order of the catalogue.
  public List<WorkKind> kinds() {
    return kinds;
  }
}
