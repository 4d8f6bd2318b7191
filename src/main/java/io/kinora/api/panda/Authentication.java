package io.kinora.api.panda;

import io.kinora.engine.cloud.Account;
import io.kinora.engine.cloud.Clouds;
import io.kinora.engine.cloud.UsedSignatures;
import io.kinora.infra.base.TraceSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells who asks.
///
/// Source: the panda contract, section 3.
record Authentication(PandaSettings.Auth settings, Clouds clouds, UsedSignatures used) {

  private static final String ALL = "access_key, signature, timestamp";
  private static final Duration USUAL_AGE_MAX = Duration.ofMinutes(5);
  private static final Duration UPLOAD_AGE_MAX = Duration.ofMinutes(30);

  /// A request as far as it is signed.
  ///
  /// @param host      header of that name
  /// @param arrivedAt when its head came: an upload may last longer than its signature
  record Signed(
      String method,
      PandaPath path,
      @Nullable String host,
      Parameters parameters,
      Instant arrivedAt) {

    private boolean isUpload() {
      return method.equals("POST")
          && (path.shape().equals("videos")
              || (path.shape().equals("videos/ID") && path.id().equals("upload")));
    }
  }

  /// The account that signed a request.
  ///
  /// @throws PandaException in the order of section 3.5
  Account check(Signed request) {
    Parameters parameters = request.parameters();
    Account account = known(parameters);
    String signature = parameters.find("signature").orElseThrow();
    var signed = new Signature(request.method(), request.path().signed(), parameters.all());
    if (!signed.isMadeWith(account.secretKey(), signature, hosts(request), ways())) {
      throw doNotMatch();
    }
    checkAge(request);
    boolean isReplayed = settings.refusesReplay()
        && request.method().equals("POST")
        && !used.add(account.accessKey(), signature);
    if (isReplayed) {
      throw PandaException.notAuthorized("Signature has already been used");
    }
    TraceSpan.current().with(TraceSpan.TENANT, account.tenant().value());
    return account;
  }

  /// Refuses early, before a body comes, what can never be signed well. What is not said yet may
  /// still come.
  void checkEarly(Signed request) {
    Optional<String> accessKey = request.parameters().find("access_key");
    if (accessKey.isPresent() && clouds.findAccount(accessKey.get()).isEmpty()) {
      throw doNotMatch();
    }
    if (request.parameters().find("timestamp").isPresent()) {
      checkAge(request);
    }
  }

  private Account known(Parameters parameters) {
    boolean isWhole = List.of("access_key", "signature", "timestamp").stream()
        .allMatch(it -> parameters.find(it).isPresent());
    if (!isWhole) {
      throw PandaException.missing(ALL);
    }
    return clouds
        .findAccount(parameters.find("access_key").orElseThrow())
        .orElseThrow(Authentication::doNotMatch);
  }

  private static PandaException doNotMatch() {
    return PandaException.notAuthorized("Signatures do not match");
  }

  private void checkAge(Signed request) {
    Duration ageMax = request.isUpload() ? UPLOAD_AGE_MAX : USUAL_AGE_MAX;
    boolean isInTime = request
        .parameters()
        .find("timestamp")
        .flatMap(Timestamps::parse)
        .filter(it -> Duration.between(it, request.arrivedAt()).abs().compareTo(ageMax) <= 0)
        .isPresent();
    if (!isInTime) {
      throw PandaException.notAuthorized("Signatures expired");
    }
  }

  private List<Escaping> ways() {
    return settings.isLenient()
        ? Arrays.asList(Escaping.values())
        : List.of(Escaping.STRICT, Escaping.BRACKETS);
  }

  private List<String> hosts(Signed request) {
    var hosts = new ArrayList<String>();
    String host = request.host() == null ? "" : request.host().toLowerCase(Locale.ROOT);
    hosts.add(host.replaceFirst(":\\d+$", ""));
    if (settings.isLenient()) {
      hosts.add(host);
    }
    hosts.addAll(settings.hostNames());
    return hosts;
  }
}
