package io.kinora.engine.work;

import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Library;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.engine.library.Store;
import io.kinora.engine.task.Run;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.db.SqlWork;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Keeps what runs make in the [Library], as long as the store says that the task names.
public final class LibraryOutputs implements Outputs {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Library library;

  public LibraryOutputs(Library library) {
    this.library = library;
  }

  @Override
  public SqlWork keep(Run run, List<Made> files) {
    var parameters = (ObjectNode) JSON.readTree(run.parameters());
    return switch (Keeping.of(parameters)) {
      case PERSISTENT -> keep(run, files, Store.PERSISTENT);
      case VOLATILE -> keep(run, files, Store.VOLATILE);
      case NONE -> SqlWork.NOTHING;
    };
  }

  private SqlWork keep(Run run, List<Made> files, Store store) {
    Maker maker = maker(run);
    var stored = new ArrayList<NewFile>();
    for (Made file : files) {
      stored.add(put(maker, file).in(file.isPassing() ? Store.VOLATILE : store));
    }
    return library.keep(maker, stored);
  }

  @Override
  public SqlWork drop(Run run, String name) {
    return library.drop(new AssetId(run.id().value()), name);
  }

  @Override
  public SqlWork grow(Run run, Made file, InputStream piece, int number) {
    if (Keeping.of((ObjectNode) JSON.readTree(run.parameters())) == Keeping.NONE) {
      return SqlWork.NOTHING;
    }
    Maker maker = maker(run);
    return library.append(maker, put(maker, file, piece), number);
  }

  private static Maker maker(Run run) {
    return new Maker(run.tenant(), new AssetId(run.id().value()), run.attempt(), run.kind());
  }

  private NewFile put(Maker maker, Made file) {
    try (InputStream bytes = Files.newInputStream(file.path())) {
      return put(maker, file, bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(FreeSpace.orFull(failure));
    }
  }

  private NewFile put(Maker maker, Made file, InputStream bytes) {
    try {
      return library.put(maker, file.name(), file.contentType(), bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(FreeSpace.orFull(failure));
    }
  }
}
