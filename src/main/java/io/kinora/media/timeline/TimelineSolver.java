package io.kinora.media.timeline;

import io.kinora.media.sxml.Animator;
import io.kinora.media.sxml.Camera;
import io.kinora.media.sxml.Content;
import io.kinora.media.sxml.Film;
import io.kinora.media.sxml.Filter;
import io.kinora.media.sxml.InvalidFilmException;
import io.kinora.media.sxml.Media;
import io.kinora.media.sxml.Playback;
import io.kinora.media.sxml.Problem;
import io.kinora.media.sxml.SceneNode;
import io.kinora.media.sxml.SoundSource;
import io.kinora.media.sxml.Timing;
import io.kinora.media.sxml.Treatment;
import io.kinora.media.timeline.RowPlan.Overlap;
import io.kinora.media.timeline.Sound.Ramp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The second pass, from the body down: when each node is seen and heard. Source: the film
/// language,
/// section 3.
public final class TimelineSolver {

  /// The length of anything that has none. Source: section 3.3.
  static final Duration USUAL_LENGTH = Duration.ofSeconds(5);

  private static final Duration HALF_A_DAY = Duration.ofHours(12);

  private final NeedSolver needs;
  private final List<Sound> sounds = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  private TimelineSolver(FileLengths files) {
    needs = new NeedSolver(files);
  }

  /// Finds all times of a film.
  ///
  /// @throws InvalidFilmException when the film has no length, or more than twelve hours
  public static Timeline solve(Film film, FileLengths files) {
    return new TimelineSolver(files).timeline(film);
  }

  private Timeline timeline(Film film) {
    SceneNode.Sequence body = film.body();
    Duration length = lengthOf(body);
    if (!length.isPositive()) {
      throw unlike(film, "the film has no length");
    }
    if (length.compareTo(HALF_A_DAY) > 0) {
      throw unlike(
          film,
          "the film lasts " + length.toHours() + " hours, more than the " + HALF_A_DAY.toHours()
              + " allowed");
    }
    Span whole = new Span(Duration.ZERO, length);
    return new Timeline(length, row(body, whole, List.of()), sounds, remarks);
  }

  /// Source: the film language, V22.
  private static InvalidFilmException unlike(Film film, String what) {
    var problems = new ArrayList<>(film.warnings());
    problems.add(new Problem(Problem.Severity.ERROR, "V22", film.at(), what));
    return new InvalidFilmException(problems);
  }

  private Duration lengthOf(SceneNode.Sequence body) {
    return switch (needs.need(body)) {
      case Need.Fixed(Duration length) -> length;
      case Need.Natural(Duration length) -> length;
      case Need.Soft(Duration length) -> length;
      case Need.Elastic _, Need.Slave _ ->
        RowPlan.of(body.steps(), needs, USUAL_LENGTH).length();
    };
  }

  private Scene row(SceneNode.Sequence sequence, Span span, List<Ramp> ramps) {
    RowPlan plan = isOwnLength(sequence)
        ? RowPlan.of(sequence.steps(), needs, USUAL_LENGTH)
        : RowPlan.filling(sequence.steps(), needs, span.length());
    remarks.addAll(plan.remarks());
    var scenes = new ArrayList<Scene>();
    var joins = new ArrayList<Scene.Join>();
    Duration start = span.start();
    for (int index = 0; index < plan.nodes().size(); index++) {
      Duration length = plan.lengths().get(index);
      Optional<Overlap> before = index == 0 ? Optional.empty() : plan.overlaps().get(index - 1);
      Optional<Overlap> after =
          index == plan.overlaps().size() ? Optional.empty() : plan.overlaps().get(index);
      var all = new ArrayList<>(ramps);
      Duration begin = start;
      Duration end = start.plus(length);
      before.ifPresent(it -> all.add(new Ramp(begin, it.length(), 0, 1)));
      after.ifPresent(it -> all.add(new Ramp(end.minus(it.length()), it.length(), 1, 0)));
      SceneNode node = plan.nodes().get(index);
      scenes.add(span.cut(start, length)
          .flatMap(part -> node(node, part, all))
          .orElseGet(() -> nothing(span)));
      int left = index;
      after
          .flatMap(it -> span.cut(end.minus(it.length()), it.length())
              .map(part -> new Scene.Join(
                  part, it.transition(), left, layers(it.transition().contents(), part, ramps))))
          .ifPresent(joins::add);
      start = end.minus(after.map(Overlap::length).orElse(Duration.ZERO));
    }
    return new Scene.Row(span, treated(sequence.treatment(), span), scenes, joins);
  }

  /// Keeps the numbering of a row where a node is not seen.
  private static Scene nothing(Span span) {
    return new Scene.Layers(
        new Span(span.end(), Duration.ofNanos(1)),
        Treated.NONE,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /// Tells whether the sequence is as long as its content says, and not as its parent says.
  private boolean isOwnLength(SceneNode.Sequence sequence) {
    return needs.need(sequence) instanceof Need.Natural;
  }

  /// @param span what the node was given, already inside its parent
  private Optional<Scene> node(SceneNode node, Span span, List<Ramp> ramps) {
    Treated treated = treated(node.treatment(), span);
    return switch (node) {
      case SceneNode.Sequence sequence -> Optional.of(row(sequence, span, ramps));
      case SceneNode.Stack stack ->
        Optional.of(new Scene.Layers(
            span,
            treated,
            stack.aspect(),
            stack.camera().map(camera -> viewer(camera, span)),
            layers(stack.children(), span, ramps)));
      case SceneNode.Overlay overlay ->
        Optional.of(
            new Scene.Boxed(span, treated, overlay, layers(overlay.contents(), span, ramps)));
      case SceneNode.Sphere sphere ->
        Optional.of(new Scene.Ball(span, treated, sphere, layers(sphere.contents(), span, ramps)));
      case SceneNode.Effect effect ->
        Optional.of(new Scene.Shown(span, treated, effect, shares(effect, span, ramps)));
      case SceneNode.Text text -> Optional.of(new Scene.Words(span, treated, text));
      case SceneNode.Audio audio -> {
        sounds.add(sound(audio, span, ramps));
        yield Optional.empty();
      }
    };
  }

  private List<Scene> layers(List<? extends Content> children, Span span, List<Ramp> ramps) {
    var scenes = new ArrayList<Scene>();
    for (Content child : children) {
      within(child, span).flatMap(part -> content(child, part, ramps)).ifPresent(scenes::add);
    }
    return scenes;
  }

  /// The contents of an effect, each in its equal share of the time.
  private List<Scene> shares(SceneNode.Effect effect, Span span, List<Ramp> ramps) {
    if (!effect.type().isOfMany()) {
      return layers(effect.contents(), span, ramps);
    }
    var scenes = new ArrayList<Scene>();
    int count = effect.contents().size();
    Duration share = span.length().dividedBy(Math.max(1, count));
    for (int index = 0; index < count; index++) {
      Content content = effect.contents().get(index);
      span.cut(span.start().plus(share.multipliedBy(index)), share)
          .flatMap(part -> content(content, part, ramps))
          .ifPresent(scenes::add);
    }
    return scenes;
  }

  private Optional<Scene> content(Content content, Span span, List<Ramp> ramps) {
    return switch (content) {
      case SceneNode node -> node(node, span, ramps);
      case Media.Video video -> {
        video.sound().ifPresent(heard -> sounds.add(sound(video, heard, span, ramps)));
        yield Optional.of(picture(video, span));
      }
      case Media media -> Optional.of(picture(media, span));
    };
  }

  private Scene.Picture picture(Media media, Span span) {
    return new Scene.Picture(span, treated(new Treatment(media.filters(), List.of()), span), media);
  }

  private Treated treated(Treatment treatment, Span node) {
    return new Treated(
        treatment.filters().stream().map(filter -> filtering(filter, node)).toList(),
        moving(treatment.animators(), node));
  }

  /// A filter's own time lies inside that of its node. Source: sections 3.2 and 3.5.
  private Treated.Filtering filtering(Filter filter, Span node) {
    boolean isLimited = !(filter.timing().length() instanceof Timing.Length.Open)
        || filter.timing().hasMargin();
    Span span = interval(filter.timing(), node, false);
    return new Treated.Filtering(
        filter,
        span,
        isLimited,
        layers(filter.contents(), span, List.of()),
        filter.inner().stream().map(inner -> filtering(inner, span)).toList(),
        moving(filter.animators(), span));
  }

  private static List<Treated.Moving> moving(List<Animator> animators, Span node) {
    return animators.stream()
        .map(animator -> new Treated.Moving(
            animator, interval(animator.timing(), node, animator.type().isAnchoredAtEnd())))
        .toList();
  }

  private static Scene.Viewer viewer(Camera camera, Span stack) {
    Span span = interval(camera.timing(), stack, false);
    return new Scene.Viewer(camera.isRelative(), moving(camera.animators(), span));
  }

  /// @param isAtEnd whether a length alone is counted from the end
  private static Span interval(Timing timing, Span node, boolean isAtEnd) {
    Duration before = timing.marginStart().orElse(Duration.ZERO);
    Duration after = timing.marginEnd().orElse(Duration.ZERO);
    Duration rest = node.length().minus(before).minus(after);
    Duration length = timing.length() instanceof Timing.Length.Fixed(Duration fixed) ? fixed : rest;
    boolean isPinnedToEnd =
        timing.marginStart().isEmpty() && (timing.marginEnd().isPresent() || isAtEnd);
    Duration start =
        isPinnedToEnd ? node.end().minus(after).minus(length) : node.start().plus(before);
    // One that never comes still has a first value: it begins when its node ends.
    return node.cut(start, length).orElseGet(() -> new Span(node.end(), Duration.ofNanos(1)));
  }

  /// Where a child lies inside a parent that plays its children together. Source: sections 3.2,
  /// 3.3.
  private Optional<Span> within(Content child, Span parent) {
    Timing timing = NeedSolver.timing(child);
    Duration before = timing.marginStart().orElse(Duration.ZERO);
    Duration after = timing.marginEnd().orElse(Duration.ZERO);
    Duration rest = parent.length().minus(before).minus(after);
    Duration length = needs.need(child).countedLength().orElse(rest);
    boolean isPinnedToEnd = timing.marginStart().isEmpty() && timing.marginEnd().isPresent();
    Duration start =
        isPinnedToEnd ? parent.end().minus(after).minus(length) : parent.start().plus(before);
    return length.isPositive() ? parent.cut(start, length) : Optional.empty();
  }

  private static Sound sound(SceneNode.Audio audio, Span span, List<Ramp> ramps) {
    var all = new ArrayList<>(ramps);
    Duration fadeIn = audio.loudness().fadeIn();
    Duration fadeOut = audio.loudness().fadeOut();
    if (fadeIn.isPositive()) {
      all.add(new Ramp(span.start(), fadeIn, 0, 1));
    }
    if (fadeOut.isPositive()) {
      all.add(new Ramp(span.end().minus(fadeOut), fadeOut, 1, 0));
    }
    return new Sound(
        span, audio.source(), audio.playback(), audio.loudness().volume(), all, audio.ducking());
  }

  private static Sound sound(
      Media.Video video, Media.ClipSound heard, Span span, List<Ramp> ramps) {
    var playback = new Playback(video.skip(), heard.speed(), false);
    var source = new SoundSource.File(video.filename());
    return new Sound(span, source, playback, heard.volume(), ramps, heard.ducking());
  }
}
