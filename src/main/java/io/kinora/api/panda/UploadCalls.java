package io.kinora.api.panda;

import io.kinora.api.http.PercentDecoding;
import io.kinora.engine.cloud.Arrival;
import io.kinora.engine.cloud.FileName;
import io.kinora.engine.cloud.NewVideo;
import io.kinora.engine.cloud.NotAVideoException;
import io.kinora.engine.cloud.PathFormat;
import io.kinora.engine.cloud.StoredProfile;
import io.kinora.engine.cloud.Video;
import io.kinora.engine.cloud.VideoDetails;
import io.kinora.infra.db.SqlWork;
import io.kinora.infra.transfer.Place;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes videos of what comes: a file in the request, or an address that it is fetched from.
///
/// Source: the panda contract, sections 5, 6.1, 8.1 to 8.3.
record UploadCalls(PandaParts parts, ProfileCalls profiles, int redirectStatus) {

  private static final String FIRST_REQUIRED = "upload_key, state_update_url";
  private static final Set<String> FETCHED_BY = Set.of("http", "https", "ftp");
  private static final Pattern ESCAPED_TWICE = Pattern.compile("(?i)(https?|ftp)%3A%2F%2F");
  private static final int PAYLOAD_LENGTH_MAX = 256;

  void create(Call call, Intake intake) throws IOException {
    boolean isForm = !call.path().isJson();
    Optional<String> redirect =
        call.parameters().find("upload_redirect_url").filter(_ -> isForm && !call.isSecond());
    if (redirect.isEmpty()) {
      call.send(VideoJson.of(video(call, intake), call.isSecond()));
      return;
    }
    try {
      String id = VideoJson.id(video(call, intake).id(), false);
      redirect(call, Placeholders.filled(redirect.get(), id, "", ""));
    } catch (PandaException error) {
      redirect(call, Placeholders.filled(redirect.get(), "", error.error(), error.message()));
    }
  }

  private void redirect(Call call, String address) throws IOException {
    call.exchange().header("Location", address.replaceAll("\\p{Cntrl}", ""));
    call.exchange().sendEmpty(redirectStatus);
  }

  private Video video(Call call, Intake intake) throws IOException {
    Parameters said = call.parameters();
    if (!call.isSecond()) {
      var _ = said.get("upload_key", FIRST_REQUIRED);
      var _ = said.get("state_update_url", FIRST_REQUIRED);
    }
    Optional<String> source = said.find("source_url").filter(_ -> call.isSecond());
    if (intake.file().isEmpty() && source.isPresent()) {
      return fetched(call, unescaped(source.get()));
    }
    Arrival file = intake.file().orElseThrow(PandaException::noFile);
    VideoDetails details = details(call, intake.fileName(), null);
    List<StoredProfile> wanted = profiles(call);
    try {
      file.inspect(!call.isSecond());
    } catch (NotAVideoException wrong) {
      throw PandaException.notAVideo(String.valueOf(wrong.getMessage()));
    }
    return parts
        .videos()
        .create(call.cloud(), new NewVideo(details, wanted), file, SqlWork.NOTHING);
  }

  private List<StoredProfile> profiles(Call call) {
    Optional<String> names = call.parameters().find("profiles").filter(_ -> call.isSecond());
    return names.isPresent() ? profiles.listed(call, names.get()) : profiles.enabled(call);
  }

  /// The client for Go escapes values twice.
  private static String unescaped(String address) {
    return ESCAPED_TWICE.matcher(address).lookingAt() ? PercentDecoding.lenient(address) : address;
  }

  private Video fetched(Call call, String address) {
    Optional<Place> place =
        Place.parse(address, null).filter(it -> FETCHED_BY.contains(it.scheme().word()));
    if (place.isEmpty()) {
      throw PandaException.badRequest("source_url must be an http, https or ftp address");
    }
    String path = Optional.ofNullable(place.get().address().getPath()).orElse("");
    VideoDetails details = details(call, FileName.withoutFolders(path), address);
    return parts.videos().createFetched(call.cloud(), new NewVideo(details, profiles(call)));
  }

  /// What is said of a video, whatever way its file comes.
  ///
  /// @param fileName as its client says it
  /// @param source   where it is fetched from; none where it is sent
  VideoDetails details(Call call, String fileName, @Nullable String source) {
    Parameters said = call.parameters();
    String name = FileName.withoutFolders(fileName);
    Optional<String> extension = FileName.extension(name);
    if (extension.isEmpty() && source == null) {
      throw PandaException.notAVideo("Filename has no extension");
    }
    Optional<String> payload =
        Optional.ofNullable(said.all().get("payload")).filter(it -> !it.isEmpty());
    if (payload.filter(it -> it.length() > PAYLOAD_LENGTH_MAX).isPresent()) {
      throw PandaException.badRequest(
          "payload is limited to " + PAYLOAD_LENGTH_MAX + " characters");
    }
    Optional<String> pathFormat = said.find("path_format").filter(_ -> call.isSecond());
    pathFormat.flatMap(PathFormat::objectionTo).ifPresent(it -> {
      throw PandaException.badRequest(it);
    });
    return new VideoDetails(
        name,
        extension.orElse(""),
        source,
        pathFormat.orElse(null),
        payload.orElse(null),
        form(said));
  }

  private VideoDetails.Form form(Parameters said) {
    Optional<String> update = said.find("state_update_url");
    return new VideoDetails.Form(
        said.find("upload_key").orElse(null),
        update.orElse(null),
        said.find("upload_redirect_url").orElse(null),
        VideoCalls.position(said, null));
  }
}
