package io.kinora.api.publishing;

import io.kinora.engine.access.Scope;
import io.kinora.engine.publishing.Videos.WithUpload;
import io.kinora.engine.upload.UploadFaultException;
import io.kinora.engine.upload.UploadLockedException;
import io.kinora.engine.upload.Writing;
import io.kinora.infra.base.Sha256;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The ways to one upload: three protocols that share its state, at the video's own address and at
/// one that is a permission by itself.
///
/// Source: the publishing contract, section 7.
final class UploadRoutes {

  /// What one request does to an upload.
  interface Action {
    void at(Call call, Writing writing) throws IOException;
  }

  private final VideoParts parts;
  private final FindVideo find;
  private final PutContent put;
  private final TusContent tus;

  UploadRoutes(VideoParts parts, VideoWording wording) {
    this.parts = parts;
    this.find = new FindVideo(parts.videos());
    this.put = new PutContent(parts, wording.addresses());
    this.tus = new TusContent(parts, put);
  }

  List<Route> all() {
    Map<String, Action> actions = Map.of(
        "PUT", put::put,
        "POST", tus::post,
        "PATCH", tus::patch,
        "HEAD", tus::head,
        "DELETE", tus::delete);
    var routes = new ArrayList<Route>();
    actions.forEach((method, action) -> {
      routes.add(Route.scoped(
          method, "/videos/{id}/content", Scope.VIDEOS_WRITE, call -> own(call, action)));
      routes.add(new Route(
          method, "/uploads/{word}", new Needs.GoodIfShown(), call -> delegated(call, action)));
    });
    routes.add(Route.free("OPTIONS", "/videos/{id}/content", tus::options));
    routes.add(Route.free("OPTIONS", "/uploads/{word}", tus::options));
    return routes;
  }

  private void own(Call call, Action action) throws IOException {
    begin(call);
    act(call, find.by(call), action);
  }

  private void delegated(Call call, Action action) throws IOException {
    begin(call);
    WithUpload found = parts
        .videos()
        .findDelegated(Sha256.hex(call.name("word")))
        .filter(it -> call.findCaller()
            .map(caller -> caller.tenant().equals(it.video().tenant()))
            .orElse(true))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).asException());
    act(call, found, action);
  }

  private static void begin(Call call) {
    call.exchange().lastingHeader("Cache-Control", "no-store");
    if (call.exchange().header("Tus-Resumable") != null) {
      call.exchange().lastingHeader("Tus-Resumable", TusContent.VERSION);
    }
  }

  private void act(Call call, WithUpload found, Action action) throws IOException {
    try (Writing writing = parts
        .uploads()
        .write(found.upload().id(), breakOff(call))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).asException())) {
      action.at(call, writing);
    } catch (UploadLockedException _) {
      throw UploadProblems.locked().asException();
    } catch (UploadFaultException refused) {
      boolean isChecksum = call.exchange().header("Upload-Checksum") != null;
      throw UploadProblems.of(refused.fault(), isChecksum).asException();
    }
  }

  /// A request with a body may last; one that only asks is waited for.
  private static Runnable breakOff(Call call) {
    return call.exchange().announcedByteCount() == 0 ? () -> {} : call.exchange()::breakOff;
  }
}
