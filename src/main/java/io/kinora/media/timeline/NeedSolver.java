package io.kinora.media.timeline;

import io.kinora.media.sxml.Content;
import io.kinora.media.sxml.Media;
import io.kinora.media.sxml.Playback;
import io.kinora.media.sxml.SceneNode;
import io.kinora.media.sxml.SoundSource;
import io.kinora.media.sxml.Step;
import io.kinora.media.sxml.Timing;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/// The first pass, from the leaves up: what each node needs. Source: the film language, section
/// 3.3.
final class NeedSolver {

  /// More than any film may last. Effects inside effects multiply, until numbers have no end.
  private static final Duration LENGTH_MAX = Duration.ofDays(1_000);

  private final FileLengths files;
  private final IdentityHashMap<Content, Need> solved = new IdentityHashMap<>();

  NeedSolver(FileLengths files) {
    this.files = files;
  }

  Need need(Content content) {
    Need known = solved.get(content);
    if (known != null) {
      return known;
    }
    Need found = solve(content);
    solved.put(content, found);
    return found;
  }

  private Need solve(Content content) {
    return switch (content) {
      case Media.Image image -> Need.of(image.timing(), Optional.empty());
      case Media.Plain plain -> Need.of(plain.timing(), Optional.empty());
      case Media.Map map -> Need.of(map.timing(), Optional.empty());
      case Media.Neighbour neighbour -> Need.of(neighbour.timing(), Optional.empty());
      case Media.Video video ->
        Need.of(
            video.timing(),
            rest(
                files.lengthOf(video.filename()),
                new Playback(video.skip(), video.speed(), false)));
      case SceneNode.Audio audio ->
        Need.of(audio.timing(), rest(lengthOf(audio.source()), audio.playback()));
      case SceneNode.Text text -> Need.of(text.timing(), Optional.empty());
      case SceneNode.Stack stack -> Need.of(stack.timing(), longest(stack.children()));
      case SceneNode.Overlay overlay -> Need.of(overlay.timing(), longest(overlay.contents()));
      case SceneNode.Sphere sphere -> Need.of(sphere.timing(), longest(sphere.contents()));
      case SceneNode.Effect effect -> effect(effect);
      case SceneNode.Sequence sequence -> Need.of(sequence.timing(), sum(sequence.steps()));
    };
  }

  private Optional<Duration> lengthOf(SoundSource source) {
    return switch (source) {
      case SoundSource.File file -> files.lengthOf(file.filename());
      case SoundSource.Speech speech -> Optional.of(files.lengthOf(speech));
    };
  }

  /// What is played of a file; nothing where it has no end, or nothing is left.
  private static Optional<Duration> rest(Optional<Duration> whole, Playback playback) {
    return whole
        .filter(_ -> !playback.loops())
        .map(length -> length.minus(playback.skip()))
        .filter(Duration::isPositive)
        .map(length -> Duration.ofNanos(Math.round(length.toNanos() / playback.speed())));
  }

  /// The longest child with its margins. Soft children count only where no other has a length.
  private Optional<Duration> longest(List<? extends Content> children) {
    Optional<Duration> counted = children.stream()
        .flatMap(child ->
            need(child)
                .countedLength()
                .map(length -> length.plus(timing(child).margins()))
                .stream())
        .max(Duration::compareTo);
    return counted.or(() -> longestSoft(children));
  }

  private Optional<Duration> longestSoft(List<? extends Content> children) {
    return children.stream()
        .filter(child -> need(child) instanceof Need.Soft)
        .map(child -> ((Need.Soft) need(child)).length().plus(timing(child).margins()))
        .max(Duration::compareTo);
  }

  /// One child gives its own state, several share the time equally.
  private Need effect(SceneNode.Effect effect) {
    boolean isOpen = effect.timing().length() instanceof Timing.Length.Open;
    if (isOpen && effect.contents().size() == 1 && !effect.timing().hasMargin()) {
      return need(effect.contents().getFirst());
    }
    Optional<Duration> longest = longest(effect.contents());
    return Need.of(
        effect.timing(),
        longest.map(length ->
            Span.min(length, LENGTH_MAX).multipliedBy(effect.contents().size())));
  }

  /// The sum of all children without their overlaps; nothing where none has a length of its own.
  private Optional<Duration> sum(List<Step> steps) {
    boolean hasLength = steps.stream()
        .anyMatch(step -> step instanceof SceneNode node && !isStretchable(need(node)));
    return hasLength
        ? Optional.of(RowPlan.of(steps, this, TimelineSolver.USUAL_LENGTH).length())
        : Optional.empty();
  }

  /// Tells whether the node takes whatever length is left in a sequence.
  static boolean isStretchable(Need need) {
    return switch (need) {
      case Need.Elastic _, Need.Slave _ -> true;
      case Need.Fixed _, Need.Natural _, Need.Soft _ -> false;
    };
  }

  static Timing timing(Content content) {
    return switch (content) {
      case Media media -> media.timing();
      case SceneNode node -> node.timing();
    };
  }
}
