package io.kinora.infra.transfer;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.outbound.Delivery;
import io.kinora.infra.outbound.Download;
import io.kinora.infra.outbound.Downloads.Manner;
import io.kinora.infra.outbound.Outbound;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;

/// Transfers by HTTP. Tries again, goes on and checks by itself.
record HttpWay(Outbound outbound, boolean allowsPut) {

  /// Redirects: source, the contract of Flix Cloud, section 6.
  private static final Manner MANNER = new Manner(5, true);

  private static final int NO_ROOM = 507;

  Received fetch(Attempt.Order order, Path target) {
    Download download = outbound
        .downloads()
        .fetch(
            withLogin(order.place()), target, order.limits().ofDownload(), order.watch(), MANNER);
    return new Received(
        download.sizeBytes(), download.sha256(), download.headers().contentType());
  }

  Sent send(Outgoing file, Attempt.Order order) {
    if (!allowsPut) {
      throw new Failure(
              FailureCode.OUTPUT_REFUSED,
              order.place().shown() + ": files are sent to ftp, sftp and s3 addresses only")
          .asException();
    }
    Delivery delivery = outbound
        .deliveries()
        .put(
            withLogin(order.place()),
            Map.of(),
            file.file(),
            order.limits().timeMax(),
            order.watch()::isStopped);
    return switch (delivery) {
      case Delivery.Answered answered
      when answered.isAccepted() -> {
        order.watch().moved(file.sizeBytes(), file.sizeBytes());
        yield new Sent(file.sizeBytes());
      }
      case Delivery.Answered(int status, String _)
      when status == NO_ROOM ->
        throw failure(
            FailureCode.OUTPUT_REFUSED, order.place().shown() + ": there is no room left for it");
      case Delivery.Answered answered ->
        throw failure(
            answered.mayPass() ? FailureCode.OUTPUT_UNREACHABLE : FailureCode.OUTPUT_REFUSED,
            order.place().shown() + ": the server answered " + answered.status());
      case Delivery.Unreachable away ->
        throw failure(FailureCode.OUTPUT_UNREACHABLE, away.reason());
      case Delivery.Refused refused -> throw failure(FailureCode.OUTPUT_REFUSED, refused.reason());
    };
  }

  private static RuntimeException failure(FailureCode code, String text) {
    return new Failure(code, text).asException();
  }

  private static URI withLogin(Place place) {
    Login login = place.login();
    return login == null
        ? place.address()
        : URI.create(place
            .address()
            .toString()
            .replaceFirst(
                "//",
                Matcher.quoteReplacement(
                    "//" + encoded(login.user()) + ":" + encoded(login.password()) + "@")));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
