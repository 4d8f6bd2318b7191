package io.kinora.engine.cloud;

import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Library;
import io.kinora.engine.task.Errand;
import io.kinora.engine.task.Errands;
import io.kinora.infra.base.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Removes the bytes of assets that nobody sees any more, within seconds. What a run stores while
/// it is told to stop goes with the sweep.
public record RemoveFiles(Library library) implements Errand {

  static final String NAME = "cloud-removal";

  static void makeDue(Handle handle, TenantId tenant, AssetId asset, Instant now) {
    Errands.makeDue(handle, NAME, asset + "/" + tenant, now);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Ending run(String subject) {
    String[] words = subject.split("/", 2);
    try {
      library.erase(new TenantId(words[1]), new AssetId(words[0]));
      return Ending.NOTHING;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
