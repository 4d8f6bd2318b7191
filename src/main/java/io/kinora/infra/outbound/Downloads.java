package io.kinora.infra.outbound;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.outbound.OutboundSettings.Retries;
import io.kinora.infra.outbound.Reply.Again;
import io.kinora.infra.outbound.Reply.Elsewhere;
import io.kinora.infra.outbound.Reply.Here;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches files from addresses that clients name.
public final class Downloads {

  private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);
  private static final int REDIRECTS_MAX = 10;

  private final OutboundSettings settings;
  private final Web web;
  private final InstantSource time;

  Downloads(OutboundSettings settings, Web web, InstantSource time) {
    this.settings = settings;
    this.web = web;
    this.time = time;
  }

  /// As the other one, for work that nobody stops.
  public Download fetch(URI source, Path target, DownloadLimits limits) {
    return fetch(source, target, limits, () -> false);
  }

  /// Fetches a file, follows redirects, and tries again where that may help.
  ///
  /// @param target    where it is to be; made anew, and not there after a failure
  /// @param isStopped asked now and then, from another thread
  /// @throws io.kinora.infra.base.FailureException where the file cannot be had; its text begins
  ///     with the address
  /// @throws CancellationException where the work was stopped or its thread interrupted
  public Download fetch(URI source, Path target, DownloadLimits limits, BooleanSupplier isStopped) {
    try (var supervision = web.supervise(limits.timeMax(), isStopped)) {
      return new Fetch(source, new Landing(target, limits, settings.freeSpace()), supervision)
          .whole();
    }
  }

  /// One download with all its tries.
  private final class Fetch {

    private final URI source;
    private final Landing landing;
    private final Supervision supervision;

    private Fetch(URI source, Landing landing, Supervision supervision) {
      this.source = source;
      this.landing = landing;
      this.supervision = supervision;
    }

    private Download whole() {
      Retries retries = settings.retries();
      for (int tryCount = 1; ; tryCount++) {
        switch (oneTry()) {
          case Here(Download download) -> {
            return download;
          }
          case Again(String reason, Duration wished) -> {
            boolean isTooLong = wished.compareTo(retries.retryAfterMax()) > 0;
            if (tryCount >= retries.triesMax() || isTooLong) {
              throw failure(FailureCode.INPUT_UNREACHABLE, reason).asException();
            }
            LOG.info("{}: {}, try {}", WebTarget.shown(source), reason, tryCount);
            supervision.pause(longer(wished, withJitter(retries.pauseAfter(tryCount))));
          }
          case Elsewhere _ ->
            throw failure(FailureCode.INPUT_REFUSED, "more than " + REDIRECTS_MAX + " redirects")
                .asException();
        }
      }
    }

    private Reply oneTry() {
      try {
        return followed();
      } catch (ObjectionException objection) {
        throw failure(FailureCode.INPUT_REFUSED, objection.reason()).asException(objection);
      } catch (IOException broken) {
        checkOver();
        return new Again(Web.reasonOf(broken), Duration.ZERO);
      } catch (RefusedAnswerException refused) {
        throw failure(refused.code(), refused.reason()).asException(refused);
      }
    }

    /// Where the last redirect leads to, if there were too many.
    private Reply followed() throws IOException {
      WebTarget first = WebTarget.of(source);
      Reply reply = new Elsewhere(source);
      for (int hop = 0; hop <= REDIRECTS_MAX && reply instanceof Elsewhere(URI next); hop++) {
        reply = ask(first, WebTarget.of(next));
      }
      return reply;
    }

    private Reply ask(WebTarget first, WebTarget target) throws IOException {
      checkOver();
      String userInfo = target.isSameOrigin(first.uri()) ? first.userInfo() : null;
      HttpUriRequestBase request = Web.request("GET", target, userInfo);
      request.setHeader("Accept", "*/*");
      request.setHeader("Accept-Encoding", "identity"); // Media does not shrink, and may be a bomb.
      return web.ask(
          request,
          landing.limits().idleMax(),
          supervision,
          answer -> Reply.of(answer, target.uri(), landing, time));
    }

    private void checkOver() {
      supervision.checkStopped();
      if (supervision.isOutOfTime()) {
        long seconds = landing.limits().timeMax().toSeconds();
        String reason = "it did not come whole within " + seconds + " s";
        throw failure(FailureCode.INPUT_UNREACHABLE, reason).asException();
      }
    }

    private Failure failure(FailureCode code, String reason) {
      return new Failure(code, WebTarget.shown(source) + ": " + reason);
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /// Half of it to one and a half, so that those who failed together do not come back together.
  private static Duration withJitter(Duration pause) {
    double factor = ThreadLocalRandom.current().nextDouble(0.5, 1.5);
    return Duration.ofMillis((long) (pause.toMillis() * factor));
  }
}
