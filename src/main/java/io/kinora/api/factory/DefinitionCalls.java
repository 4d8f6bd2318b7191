package io.kinora.api.factory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.api.http.Exchange;
import io.kinora.engine.film.Definition;
import io.kinora.engine.film.DefinitionArrival;
import io.kinora.engine.film.DefinitionFault;
import io.kinora.engine.film.Definitions.Kept;
import io.kinora.engine.film.FilmName;
import io.kinora.engine.film.Renditions.FilmOrder;
import io.kinora.engine.library.AssetFile;
import io.kinora.infra.base.Md5;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Definitions are written and read.
///
/// Source: the factory contract, sections 5.1 to 5.3.
record DefinitionCalls(FactoryParts parts, Identifiers identifiers) {

  private static final int BATCH_BYTES_MAX = 50_000_000;

  private static final Set<String> TYPES =
      Set.of("", "text/xml", "application/xml", "application/zip", "application/octet-stream");

  void send(FactoryRequest request) throws IOException {
    FilmName film = identifiers.film(request.account().accessKey(), request.names());
    checkType(request.exchange());
    parts.definitions().checkSpace();
    try (InputStream body = request.exchange().bodyStream(DefinitionArrival.BYTES_MAX);
        DefinitionArrival arrival = arrived(body)) {
      request.checkDigest(arrival.md5());
      inspect(arrival);
      parts.definitions().put(film, request.account().tenant(), arrival);
      Answers.sendTaken(request.exchange(), arrival.md5());
    }
  }

  private static void checkType(Exchange exchange) {
    String header = exchange.header("Content-Type");
    String type = header == null ? "" : header.replaceFirst(";.*", "").strip();
    if (!TYPES.contains(type.toLowerCase(Locale.ROOT))) {
      throw FactoryException.unsupportedType("a definition is text/xml or application/zip");
    }
  }

  private DefinitionArrival arrived(InputStream body) throws IOException {
    try {
      return parts.definitions().arrive(body);
    } catch (DefinitionFault fault) {
      throw refusal(fault);
    }
  }

  private static void inspect(DefinitionArrival arrival) throws IOException {
    try {
      arrival.inspect();
    } catch (DefinitionFault fault) {
      throw refusal(fault);
    }
  }

  private static FactoryException refusal(DefinitionFault fault) {
    return switch (fault.kind()) {
      case DEFINITION -> FactoryException.badRequest("InvalidDefinition", fault.text());
      case PACKAGE -> FactoryException.badRequest("InvalidZip", fault.text());
      case TOO_LARGE -> FactoryException.tooLarge(fault.text());
    };
  }

  void get(FactoryRequest request) throws IOException {
    FilmName film = identifiers.film(request.account().accessKey(), request.names());
    Kept kept = parts.definitions().find(film).orElseThrow(() -> ProfileCalls.noDefinition(film));
    Definition definition = kept.definition();
    AssetFile file = kept.file();
    request.exchange().header("ETag", '"' + definition.md5() + '"');
    try (InputStream bytes = parts.records().library().open(file, 0);
        OutputStream out =
            request.exchange().stream(200, definition.contentType(), file.sizeBytes())) {
      bytes.transferTo(out);
    }
  }

  /// All or nothing: all is read and looked into before anything is kept.
  void batch(FactoryRequest request) throws IOException {
    byte[] body = request.body(BATCH_BYTES_MAX);
    List<BatchReading.Task> tasks = new BatchReading(identifiers).read(text(body));
    var profiles = new ProfileCalls(parts, identifiers);
    tasks.forEach(task -> task.orders().forEach(profiles::checkReceivers));
    var films = new ArrayList<FilmOrder>();
    for (BatchReading.Task task : tasks) {
      var film = new FilmName(request.account().accessKey(), task.user(), task.resource());
      films.add(order(request, film, task));
    }
    if (!parts.renditions().createAll(request.account(), films)) {
      throw FactoryException.notFound("NoSuchDefinition", "a task of the batch has no definition");
    }
    Answers.sendTaken(request.exchange(), Md5.hex(body));
  }

  private FilmOrder order(FactoryRequest request, FilmName film, BatchReading.Task task)
      throws IOException {
    if (task.definition().isEmpty()) {
      return new FilmOrder(film, null, task.orders());
    }
    byte[] text = task.definition().get().getBytes(UTF_8);
    try (DefinitionArrival arrival = arrived(new ByteArrayInputStream(text))) {
      inspect(arrival);
      var stored = parts.definitions().store(film, request.account().tenant(), arrival);
      return new FilmOrder(film, stored, task.orders());
    }
  }

  private static String text(byte[] body) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException _) {
      throw FactoryException.badRequest(BatchReading.CODE, "the batch is not written in UTF-8");
    }
  }
}
