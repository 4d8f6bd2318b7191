package io.kinora.engine.delivery;

import io.kinora.infra.base.AddressSecrets;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.outbound.Call;
import io.kinora.infra.outbound.CallResult;
import io.kinora.infra.outbound.CallResult.Answered;
import io.kinora.infra.outbound.Calls;
import io.kinora.infra.outbound.ClientAddress;
import io.kinora.infra.outbound.Dialling;
import io.kinora.infra.outbound.MultipartForm;
import io.kinora.infra.outbound.MultipartForm.FilePart;
import io.kinora.infra.platform.Upload;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Posts and puts videos to servers of customers.
///
/// Source: the factory contract, section 8.
final class WebCarrier implements Carrier {

  static final String URL = "url";

  private static final Duration TIME_MAX = Duration.ofHours(6);
  private static final int ID_CHARACTERS_MAX = 500;
  private static final Pattern QUOTED = Pattern.compile("(?:W/)?\"(.*)\"");

  private final Calls calls;

  WebCarrier(Calls calls) {
    this.calls = calls;
  }

  @Override
  public Arrived carry(Parcel parcel, Upload upload) {
    URI target = ClientAddress.parse(parcel.target().attribute(URL)).orElseThrow();
    long size = upload.sizeBytes();
    CallResult result = calls.send(
        call(parcel, target),
        TIME_MAX,
        upload::isStopped,
        sent -> upload.arrived(Math.min(sent, size))); // A form is longer than its file.
    return switch (result) {
      case Answered answer
      when answer.isAccepted() ->
        new Arrived(id(answer), AddressSecrets.masked(target.toString()), false);
      case Answered answer ->
        throw failure(
            answer.mayPass() ? FailureCode.OUTPUT_UNREACHABLE : FailureCode.OUTPUT_REFUSED,
            target,
            "the server answered " + answer.status());
      case CallResult.Silent(String reason) ->
        throw failure(FailureCode.OUTPUT_UNREACHABLE, target, reason);
      case CallResult.Refused(String reason) ->
        throw failure(FailureCode.OUTPUT_REFUSED, target, reason);
    };
  }

  private static Call call(Parcel parcel, URI target) {
    Parcel.Video video = parcel.video();
    var whole = Call.Stretch.whole(video.file());
    if (parcel.target().kind() == UploadTarget.Kind.HTTP_POST) {
      var file = new FilePart("file", video.fileName(), video.contentType(), whole);
      return new MultipartForm(new LinkedHashMap<>(), file).post(target);
    }
    return new Call(
        "PUT",
        target,
        PutHeaders.with(video.contentType(), parcel.target().headers()),
        List.of(whole));
  }

  /// Source: the factory contract, section 6. The quotes of a tag are HTTP's.
  private static String id(Answered answer) {
    String said =
        answer.findHeader("ETag").or(() -> answer.findHeader("Location")).orElse("");
    Matcher quoted = QUOTED.matcher(said);
    String id = AddressSecrets.masked(quoted.matches() ? quoted.group(1) : said);
    return id.length() <= ID_CHARACTERS_MAX ? id : "";
  }

  /// Nothing is ever there in part.
  @Override
  public void forget(Parcel parcel) {}

  private static RuntimeException failure(FailureCode code, URI target, String reason) {
    return Carrier.failure(code, Dialling.shown(target) + ": " + reason);
  }
}
