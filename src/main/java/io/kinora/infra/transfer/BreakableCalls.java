package io.kinora.infra.transfer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/// The requests of one client of S3, which another thread may break off: the client itself has
/// no way to, and closing it waits for them.
final class BreakableCalls {

  private final Set<ExecutableHttpRequest> open = ConcurrentHashMap.newKeySet();

  /// Stands between a client and its transport.
  SdkHttpClient around(SdkHttpClient transport) {
    return new SdkHttpClient() {
      @Override
      public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = transport.prepareRequest(request);
        open.clear(); // One at a time.
        open.add(prepared);
        return prepared;
      }

      @Override
      public void close() {
        transport.close();
      }
    };
  }

  /// Breaks off all that is under way, also what is still read of an answer.
  void breakOff() {
    open.forEach(ExecutableHttpRequest::abort);
  }
}
