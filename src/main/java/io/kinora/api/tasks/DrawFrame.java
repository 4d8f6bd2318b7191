package io.kinora.api.tasks;

import io.kinora.api.http.Exchange;
import io.kinora.api.http.Watch;
import io.kinora.api.tasks.RequestFault.Location;
import io.kinora.engine.work.Checked.Right;
import io.kinora.engine.work.Checked.Wrong;
import io.kinora.engine.work.Frames;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureCode.Fault;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.TenantId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// The method `frame`, an addition of ours: it answers with one frame of a film, as a picture.
final class DrawFrame {

  private static final double NANOS = 1e9;

  private final Authentication authentication;
  private final Frames frames;

  DrawFrame(Authentication authentication, Frames frames) {
    this.authentication = authentication;
    this.frames = frames;
  }

  void answer(TasksRequest request) throws IOException {
    TenantId tenant = authentication.tenant(request);
    switch (Frames.PARAMETERS.check(request.body(), request.version())) {
      case Wrong(Map<String, List<String>> messages) ->
        Answers.sendWrong(request.exchange(), messages);
      case Right(ObjectNode wish) -> show(request.exchange(), wish, tenant);
    }
  }

  private void show(Exchange exchange, ObjectNode wish, TenantId tenant) throws IOException {
    var stop = new StopSignal();
    try (Watch _ = exchange.watchPeer(stop::stop);
        Watch _ = exchange.watchStop(stop::stop)) {
      send(exchange, frames.show(wish, tenant, stop));
    } catch (FailureException failed) {
      if (failed.failure().code().fault() == Fault.OURS) {
        throw failed;
      }
      throw RequestFault.invalid("definition", Location.BODY, failed.failure().text());
    } catch (InterruptedException _) { // The client has gone, or the server stops.
      throw new Failure(FailureCode.UNAVAILABLE, "the frame was not drawn to its end")
          .asException();
    }
  }

  private static void send(Exchange exchange, Frames.Shown shown) throws IOException {
    exchange.header("Cache-Control", "no-store");
    exchange.header("X-Film-Duration", String.valueOf(shown.filmLength().toNanos() / NANOS));
    exchange.send(200, shown.mediaType(), shown.bytes());
  }
}
