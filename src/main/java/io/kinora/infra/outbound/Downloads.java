package io.kinora.infra.outbound;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.TraceSpan;
import io.kinora.infra.outbound.Reply.Again;
import io.kinora.infra.outbound.Reply.Elsewhere;
import io.kinora.infra.outbound.Reply.Here;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches files from addresses that clients name.
public final class Downloads {

  private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);

  private final OutboundSettings settings;
  private final Web web;
  private final InstantSource time;

  Downloads(OutboundSettings settings, Web web, InstantSource time) {
    this.settings = settings;
    this.web = web;
    this.time = time;
  }

  /// What differs between downloads.
  ///
  /// @param redirectsMax  so many are followed
  /// @param goesOnLater   whether what came stays beside the target after a failure that may
  ///     pass, for a later download of the same source
  public record Manner(int redirectsMax, boolean goesOnLater) {}

  private static final Manner USUAL = new Manner(10, false);

  /// As the other one, for work that nobody stops.
  public Download fetch(URI source, Path target, DownloadLimits limits) {
    return fetch(source, target, limits, () -> false);
  }

  /// Fetches a file, follows redirects, and tries again where that may help.
  ///
  /// @param target    where it is to be; made anew, and not there after a failure
  /// @param isStopped asked now and then, from another thread
  /// @throws io.kinora.infra.base.FailureException where the file cannot be had; its text
  ///     begins with the address
  /// @throws CancellationException where the work was stopped or its thread interrupted
  public Download fetch(URI source, Path target, DownloadLimits limits, BooleanSupplier isStopped) {
    var watch = new DownloadWatch() {
      @Override
      public boolean isStopped() {
        return isStopped.getAsBoolean();
      }

      @Override
      public void moved(long bytes, long ofBytes) {}
    };
    return fetch(source, target, limits, watch, USUAL);
  }

  /// As the other ones, in a manner of one's own. A body that breaks is gone on with where the
  /// server tells versions of its files apart.
  public Download fetch(
      URI source, Path target, DownloadLimits limits, DownloadWatch watch, Manner manner) {
    TraceSpan span = TraceSpan.begin("fetch").with("kinora.protocol", "http");
    return span.whole(() -> {
      Download download = fetched(source, target, limits, watch, manner);
      span.with("kinora.bytes", download.sizeBytes());
      return download;
    });
  }

  private Download fetched(
      URI source, Path target, DownloadLimits limits, DownloadWatch watch, Manner manner) {
    var trip = new PartFile.Trip(
        WebTarget.shown(source), bare(source), target, limits, settings.freeSpace());
    PartFile part = manner.goesOnLater() ? PartFile.goOn(trip) : PartFile.anew(trip);
    var landing = new Landing(part, watch);
    boolean isKept = false;
    try (var supervision = web.supervise(limits.timeMax(), watch::isStopped)) {
      Download download = new Fetch(source, landing, supervision, manner).whole();
      isKept = true;
      return download;
    } catch (FailureException failure) {
      isKept = manner.goesOnLater() && failure.failure().code().isWorthRetrying();
      throw failure;
    } catch (CancellationException stopped) {
      isKept = manner.goesOnLater();
      throw stopped;
    } finally {
      if (!isKept) {
        part.discard();
      }
    }
  }

  private static String bare(URI source) {
    return source.toString().replaceFirst("^([^/?#]*//)[^/?#]*@", "$1");
  }

  /// One download with all its tries.
  private final class Fetch {

    private final URI source;
    private final Landing landing;
    private final Supervision supervision;
    private final Manner manner;
    private final Patience patience = new Patience(settings.retries());

    private Fetch(URI source, Landing landing, Supervision supervision, Manner manner) {
      this.source = source;
      this.landing = landing;
      this.supervision = supervision;
      this.manner = manner;
    }

    private Download whole() {
      while (true) {
        switch (oneTry()) {
          case Here(Download download) -> {
            return download;
          }
          case Again(String reason, Duration wished) -> {
            Duration pause = patience
                .pauseAfter(landing.part().keptBytes(), wished)
                .orElseThrow(
                    () -> failure(FailureCode.INPUT_UNREACHABLE, reason).asException());
            LOG.info("{}: {}, it is tried again", WebTarget.shown(source), reason);
            supervision.pause(pause);
          }
          case Elsewhere _ ->
            throw failure(
                    FailureCode.INPUT_REFUSED, "more than " + manner.redirectsMax() + " redirects")
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
      for (int hop = 0;
          hop <= manner.redirectsMax() && reply instanceof Elsewhere(URI next);
          hop++) {
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
      askForRest(request);
      return web.ask(
          request,
          limits().idleMax(),
          supervision,
          answer -> Reply.of(answer, target.uri(), landing, time));
    }

    /// A server that has another version by now answers with the whole of it.
    private void askForRest(HttpUriRequestBase request) {
      PartFile part = landing.part();
      part.version().filter(_ -> part.sizeBytes() > 0).ifPresent(version -> {
        request.setHeader("Range", "bytes=" + part.sizeBytes() + "-");
        request.setHeader("If-Range", version);
      });
    }

    private void checkOver() {
      supervision.checkStopped();
      if (supervision.isOutOfTime()) {
        long seconds = limits().timeMax().toSeconds();
        String reason = "it did not come whole within " + seconds + " s";
        throw failure(FailureCode.INPUT_UNREACHABLE, reason).asException();
      }
    }

    private DownloadLimits limits() {
      return landing.part().limits();
    }

    private Failure failure(FailureCode code, String reason) {
      return new Failure(code, WebTarget.shown(source) + ": " + reason);
    }
  }
}
