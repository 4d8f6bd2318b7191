package io.kinora.api.factory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.engine.film.FilmWording;
import io.kinora.engine.film.Rendition;
import io.kinora.engine.film.RenditionUpload;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What clients are told of what becomes of their renditions.
///
/// Source: the factory contract, sections 9 and 12; the names of errors: the tasks contract.
public final class FilmWords implements FilmWording {

  private static final String META = "meta-";

  private final StatusWording status;

  public FilmWords(StorageAddresses addresses) {
    this.status = new StatusWording(addresses);
  }

  @Override
  public String error(Failure failure) {
    String text = failure.text();
    return switch (failure.code()) {
      case DEFINITION_INVALID -> "InvalidXMLError: " + text;
      case INPUT_UNREACHABLE, INPUT_REFUSED -> "CouldNotDownloadError: " + text;
      case INPUT_NOT_MEDIA -> errorOfFile(text);
      case INPUT_TOO_LARGE, LIMIT_HIT, PARAMETERS_INVALID -> "InvalidContentError: " + text;
      case OUTPUT_REFUSED, OUTPUT_UNREACHABLE -> text;
      case ENCODER_FAILED, OUT_OF_SPACE, UNAVAILABLE, POISON, PREDECESSOR_FAILED, INTERNAL ->
        "InternalError: "
            + (failure.code() == FailureCode.INTERNAL ? "something went wrong on our side" : text);
    };
  }

  private static String errorOfFile(String text) {
    if (text.endsWith("is not a valid image file")) {
      return "InvalidImageError: " + text;
    }
    return (text.contains(" is not a valid font file")
            ? "InvalidFontError: "
            : "InvalidContentError: ")
        + text;
  }

  @Override
  public String cancelled() {
    return "cancelled";
  }

  @Override
  public String nothingToUpload() {
    return "nothing to upload";
  }

  @Override
  public String notice(
      Rendition rendition, List<RenditionUpload> uploads, Map<String, String> meta) {
    var fields = new LinkedHashMap<>(StatusWording.names(rendition));
    fields.put("status", rendition.state().word());
    StatusWording.complete(rendition).ifPresent(it -> fields.put("complete", it.toString()));
    Optional.ofNullable(rendition.error()).ifPresent(it -> fields.put("error", it));
    fields.putAll(status.available(rendition, uploads));
    meta.forEach((name, value) -> fields.put(META + name, value));
    return fields.entrySet().stream()
        .map(it -> escaped(it.getKey()) + "=" + escaped(it.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
