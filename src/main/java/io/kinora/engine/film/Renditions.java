package io.kinora.engine.film;

import io.kinora.engine.letter.LetterBox;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.task.TaskChange;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskId;
import io.kinora.engine.task.TaskOrder;
import io.kinora.infra.base.RandomKey;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What profiles make of the films of all accounts. All threads may use it.
public final class Renditions {

  private final FilmRecords records;
  private final TaskEngine engine;
  private final Definitions definitions;
  private final FilmWording wording;
  private final NewsOfRenditions news;
  private final RenditionEnds ends;

  public Renditions(
      FilmRecords records,
      FilmWording wording,
      LetterBox letters,
      Definitions definitions,
      TaskEngine engine) {
    this.records = records;
    this.engine = engine;
    this.definitions = definitions;
    this.wording = wording;
    this.news = new NewsOfRenditions(records, wording, letters);
    this.ends = new RenditionEnds(records, wording, news);
  }

  /// One film of several that are ordered together.
  ///
  /// @param written none where the film has its definition
  /// @param orders  none where it is only written
  public record FilmOrder(
      FilmName film, Definitions.@Nullable Stored written, List<RenditionOrder> orders) {

    public FilmOrder {
      orders = List.copyOf(orders);
    }
  }

  /// Orders what profiles make of a film. What was ordered under the same names before is replaced,
  /// and cancelled if it runs.
  ///
  /// @return whether the film has a definition; nothing is done where it has none
  public boolean create(FilmAccount account, FilmName film, List<RenditionOrder> orders)
      throws IOException {
    return createAll(account, List.of(new FilmOrder(film, null, orders)));
  }

  /// The same of several films, all or none.
  ///
  /// @return whether all have a definition, those that are written with them counted
  public boolean createAll(FilmAccount account, List<FilmOrder> films) throws IOException {
    records.library().checkSpace();
    return engine.change(handle -> isEachDefined(handle, films)
        ? Optional.of(created(handle, account, films))
        : Optional.empty());
  }

  /// Asked before anything is changed.
  private boolean isEachDefined(Handle handle, List<FilmOrder> films) {
    var defined = new HashSet<FilmName>();
    for (FilmOrder film : films) {
      boolean isDefined = film.written() != null
          || defined.contains(film.film())
          || findLocked(handle, film.film()).isPresent();
      if (!isDefined) {
        return false;
      }
      defined.add(film.film());
    }
    return true;
  }

  private Optional<Definition> findLocked(Handle handle, FilmName film) {
    return DefinitionTable.lock(handle, records.database().dialect(), film);
  }

  private TaskChange created(Handle handle, FilmAccount account, List<FilmOrder> films) {
    var cancelled = new ArrayList<TaskId>();
    var submitted = new ArrayList<TaskOrder>();
    for (FilmOrder film : films) {
      if (film.written() != null) {
        definitions.put(handle, film.written());
      }
      Definition definition = findLocked(handle, film.film()).orElseThrow();
      cancelled.addAll(replaced(handle, account, film, definition, submitted));
    }
    return new TaskChange(cancelled, submitted);
  }

  /// @param submitted takes the tasks that make what is ordered
  /// @return the tasks that nobody needs any more
  private List<TaskId> replaced(
      Handle handle,
      FilmAccount account,
      FilmOrder film,
      Definition definition,
      List<TaskOrder> submitted) {
    var before = new LinkedHashMap<String, Rendition>();
    for (Rendition rendition : records.renditions().lockOfFilm(handle, film.film())) {
      before.put(rendition.profile(), rendition);
    }
    List<Rendition> replaced = film.orders().stream()
        .flatMap(it -> Optional.ofNullable(before.get(it.profile())).stream())
        .toList();
    replaced.forEach(it -> RenditionTable.delete(handle, it.id()));
    for (RenditionGroup group : RenditionGroup.of(film.orders())) {
      TaskOrder render = RenderFilm.order(account.tenant(), film.film(), group);
      submitted.add(render);
      group
          .orders()
          .forEach(order -> begin(
              handle, begun(account, film.film(), order, definition.asset(), render.id(), null)));
    }
    film.orders().stream().filter(it -> !it.isGenerated()).forEach(order -> {
      Optional<Rendition> made = Optional.ofNullable(before.get(order.profile()));
      RenditionMedia media = made.map(Rendition::media).orElse(null);
      TaskId task = made.map(Rendition::renderTask).orElse(null);
      Rendition rendition = begun(account, film.film(), order, null, task, media);
      deliverOnly(handle, rendition).ifPresent(submitted::add);
    });
    return left(handle, film.orders(), replaced);
  }

  private Rendition begun(
      FilmAccount account,
      FilmName film,
      RenditionOrder order,
      @Nullable AssetId definition,
      @Nullable TaskId task,
      @Nullable RenditionMedia media) {
    Instant now = records.now();
    return new Rendition(
        RandomKey.of128Bits(),
        film,
        account.tenant(),
        order,
        RenditionState.QUEUED,
        null,
        null,
        definition,
        task,
        null,
        media,
        now,
        now);
  }

  private void begin(Handle handle, Rendition rendition) {
    records.renditions().insert(handle, rendition);
    UploadTable.insert(handle, rendition);
    news.tell(handle, rendition.id());
  }

  /// What is there is brought to places, nothing is made.
  private Optional<TaskOrder> deliverOnly(Handle handle, Rendition rendition) {
    begin(handle, rendition);
    if (rendition.media() == null) {
      ends.failed(handle, rendition, wording.nothingToUpload());
      return Optional.empty();
    }
    RenditionTable.setPercent(handle, rendition.id(), 100);
    Optional<TaskOrder> first = RenditionEnds.next(rendition, -1);
    ends.goOn(handle, rendition, first);
    return first;
  }

  /// What becomes of those that were replaced.
  ///
  /// @return the tasks that nobody needs any more
  private List<TaskId> left(Handle handle, List<RenditionOrder> orders, List<Rendition> replaced) {
    Set<String> reused = Set.copyOf(orders.stream()
        .filter(it -> !it.isGenerated())
        .map(RenditionOrder::profile)
        .toList());
    for (Rendition old : replaced) {
      if (!reused.contains(old.profile())) {
        records.dropMedia(handle, old);
      }
      if (old.definition() != null) {
        records.dropUnneeded(handle, old.definition());
      }
    }
    return unneededTasks(handle, replaced);
  }

  /// A task that makes several is needed as long as one of them is.
  private List<TaskId> unneededTasks(Handle handle, Collection<Rendition> ended) {
    var tasks = new ArrayList<TaskId>();
    for (Rendition rendition : ended) {
      Optional.ofNullable(rendition.uploadTask()).ifPresent(tasks::add);
      Optional.ofNullable(rendition.renderTask())
          .filter(task -> !tasks.contains(task))
          .filter(task -> records.renditions().ofTask(handle, task).stream()
              .allMatch(it -> it.state().isFinal()))
          .ifPresent(tasks::add);
    }
    return tasks;
  }

  /// Ends what has not come to its end.
  ///
  /// @param profiles all of the film where there are none
  public void cancel(FilmName film, Set<String> profiles) {
    boolean _ = engine.change(handle -> {
      List<Rendition> open = records.renditions().lockOfFilm(handle, film).stream()
          .filter(it -> profiles.isEmpty() || profiles.contains(it.profile()))
          .filter(it -> !it.state().isFinal())
          .toList();
      open.forEach(it -> ends.failed(handle, it, wording.cancelled()));
      return Optional.of(new TaskChange(unneededTasks(handle, open), List.of()));
    });
  }

  public Optional<Rendition> find(FilmName film, String profile) {
    return records.database().read(handle -> records.renditions().find(handle, film, profile));
  }

  /// A rendition with its uploads, in the order of the client.
  public record Status(Rendition rendition, List<RenditionUpload> uploads) {

    public Status {
      uploads = List.copyOf(uploads);
    }
  }

  /// How renditions stand, by user, resource and profile.
  public List<Status> page(RenditionFilter filter) {
    return records
        .database()
        .read(handle -> records.renditions().page(handle, filter).stream()
            .map(it -> new Status(it, UploadTable.of(handle, it.id())))
            .toList());
  }

  /// The uploads of a rendition.
  public List<RenditionUpload> uploads(Rendition rendition) {
    return records.database().read(handle -> UploadTable.of(handle, rendition.id()));
  }
}
