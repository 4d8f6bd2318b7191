package io.kinora.engine.film;

import io.kinora.engine.letter.LetterBox;
import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskEvent;
import io.kinora.engine.task.TaskFollower;
import io.kinora.engine.task.TaskState;
import io.kinora.infra.base.Failure;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Keeps renditions in step with their tasks, each in the transaction that changes the task.
///
/// Source: the factory contract, section 6.
public final class FilmFollower implements TaskFollower {

  static final String DIALECT = "factory";

  private final FilmRecords records;
  private final RenditionEnds ends;
  private final FilmWording wording;

  public FilmFollower(FilmRecords records, FilmWording wording, LetterBox letters) {
    this.records = records;
    this.wording = wording;
    var news = new NewsOfRenditions(records, wording, letters);
    this.ends = new RenditionEnds(records, wording, news);
  }

  @Override
  public String dialect() {
    return DIALECT;
  }

  @Override
  public void follow(Handle handle, Task task, TaskEvent event) {
    switch (event) {
      case TaskEvent.Entered(TaskState state) -> enter(handle, task, state);
      case TaskEvent.PhaseBegan(String phase) ->
        RenderFilm.stateOf(phase)
            .ifPresent(
                state -> renditions(handle, task).forEach(it -> ends.enter(handle, it, state)));
      case TaskEvent.Progressed(int percent) -> RenditionTable.progress(handle, task.id(), percent);
      case TaskEvent.PartDone _ -> {}
    }
  }

  private void enter(Handle handle, Task task, TaskState state) {
    switch (state) {
      case TaskState.Running _ -> {
        RenditionState begun = task.kind().equals(RenderFilm.KIND)
            ? RenditionState.STARTING
            : RenditionState.UPLOADING;
        renditions(handle, task).forEach(it -> ends.enter(handle, it, begun));
      }
      case TaskState.Failed(var _, Failure failure) ->
        renditions(handle, task).forEach(it -> ends.failed(handle, it, wording.error(failure)));
      case TaskState.Blocked _,
          TaskState.Waiting _,
          TaskState.Queued _,
          TaskState.Done _,
          TaskState.Cancelled _ -> {}
    }
  }

  private List<Rendition> renditions(Handle handle, Task task) {
    return task.kind().equals(RenderFilm.KIND)
        ? records.renditions().lockOfTask(handle, task.id())
        : records.renditions().lock(handle, task.origin().context()).stream()
            .filter(it -> task.id().equals(it.uploadTask()))
            .toList();
  }
}
