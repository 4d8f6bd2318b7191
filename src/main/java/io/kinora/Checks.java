package io.kinora;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.db.Database;
import io.kinora.infra.observe.Check;
import io.kinora.infra.observe.Readiness;
import io.kinora.infra.storage.Storage;
import io.kinora.media.ffmpeg.FfmpegRunner;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the server looks at when somebody asks whether it is ready.
final class Checks {

  private static final Logger LOG = LoggerFactory.getLogger(Checks.class);

  private Checks() {}

  /// @param started done as soon as the server is whole
  static Readiness of(CompletableFuture<Server.Whole> started, Storage storage) {
    return new Readiness(List.of(
        whenWhole("database", started, it -> database(it.foundation().database())),
        () -> storage(storage),
        whenWhole("ffmpeg", started, it -> ffmpeg(it.foundation().ffmpeg()))));
  }

  private static Supplier<Check> whenWhole(
      String name, CompletableFuture<Server.Whole> started, Function<Server.Whole, Check> check) {
    return () -> started.state() == Future.State.SUCCESS
        ? check.apply(started.resultNow())
        : Check.failing(name, "it is starting");
  }

  private static Check database(Database database) {
    try {
      boolean answers = database.<Integer>read(
              it -> it.createQuery("select 1").mapTo(Integer.class).one())
          == 1;
      return answers
          ? Check.fine("database", "it answers")
          : Check.failing("database", "it answers wrongly");
    } catch (RuntimeException failure) { // Whatever it is: there is no working without it.
      LOG.debug("The database does not answer.", failure);
      return Check.failing("database", "it does not answer");
    }
  }

  private static Check storage(Storage storage) {
    try {
      storage.check();
      return Check.fine("storage", "it takes files");
    } catch (FailureException failure) {
      LOG.debug("The storage cannot be used.", failure);
      return Check.failing("storage", note(failure.failure().code()));
    } catch (IOException failure) {
      LOG.debug("The storage does not answer.", failure);
      return Check.failing("storage", "it cannot be written to");
    }
  }

  private static String note(FailureCode code) {
    return code == FailureCode.OUT_OF_SPACE
        ? "there is too little space left"
        : "it does not answer";
  }

  private static Check ffmpeg(FfmpegRunner ffmpeg) {
    String note = ffmpeg.version() + ", locked in by " + ffmpeg.sandboxLevel().word();
    return Check.fine("ffmpeg", note);
  }
}
