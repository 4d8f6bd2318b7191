package io.kinora.infra.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Single requests, each supervised: no redirect, no second try.
record Web(CloseableHttpClient client, ScheduledExecutorService clock) {

  private static final String SILENT = "the server fell silent";

  /// What becomes of an answer. It may leave the body unread.
  @FunctionalInterface
  interface Reader<T> {
    T read(ClassicHttpResponse answer) throws IOException;
  }

  Supervision supervise(Duration timeMax, BooleanSupplier isStopped) {
    return new Supervision(clock, timeMax, isStopped);
  }

  <T> T ask(HttpUriRequestBase request, Duration idleMax, Supervision supervision, Reader<T> reader)
      throws IOException {
    request.setConfig(config(idleMax));
    supervision.watch(request::cancel);
    ClassicHttpResponse answer = open(request);
    try {
      return reader.read(answer);
    } finally {
      // First: else closing would read the rest of a body, which may have no end.
      request.cancel();
      Closer.closeQuietly(answer);
    }
  }

  /// A request that is broken off just as it gets its connection throws no `IOException`.
  private ClassicHttpResponse open(HttpUriRequestBase request) throws IOException {
    try {
      return client.executeOpen(null, request, null);
    } catch (IllegalStateException failure) {
      if (request.isCancelled()) {
        throw new IOException("the request was broken off as it began", failure);
      }
      throw failure;
    }
  }

  /// A request with the credentials that its address had.
  static HttpUriRequestBase request(String method, WebTarget target, @Nullable String userInfo) {
    var request = new HttpUriRequestBase(method, target.uri());
    if (userInfo != null) {
      byte[] plain = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8)
          .getBytes(StandardCharsets.UTF_8);
      request.setHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(plain));
    }
    return request;
  }

  /// What went wrong, in words for clients.
  ///
  /// @param supervision of who waited: what it broke off looks like any broken connection
  static String reasonOf(IOException failure, Supervision supervision) {
    return supervision.fellSilent() ? SILENT : reasonOf(failure);
  }

  /// What went wrong, in words for clients.
  static String reasonOf(IOException failure) {
    return switch (failure) {
      case ObjectionException objection -> objection.reason();
      case BrokenTransferException broken -> broken.reason();
      case UnknownHostException _ -> "the host is not known";
      case ConnectTimeoutException _ -> "the server does not take connections";
      case ConnectException _ -> "the server does not take connections";
      case SocketTimeoutException _ -> SILENT;
      case SSLException _ -> "no secure connection could be made";
      default ->
        failure.getCause() instanceof HttpException
            ? "the server does not speak HTTP"
            : "the connection broke";
    };
  }

  private static RequestConfig config(Duration idleMax) {
    return RequestConfig.custom()
        .setResponseTimeout(Timeout.of(idleMax))
        .setConnectionRequestTimeout(Timeout.ofSeconds(30))
        .setProtocolUpgradeEnabled(false)
        .setAuthenticationEnabled(false)
        .build();
  }
}
