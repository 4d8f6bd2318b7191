package io.kinora.api.factory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.api.http.QueryParameters;
import io.kinora.engine.film.FilmName;
import io.kinora.engine.film.Receiver;
import io.kinora.engine.film.RenditionOrder;
import io.kinora.infra.base.Md5;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Profiles are ordered and cancelled.
///
/// Source: the factory contract, sections 5.4 and 5.5.
record ProfileCalls(FactoryParts parts, Identifiers identifiers) {

  private static final int FORM_BYTES_MAX = 4 << 20;
  private static final String FIELD = "ProfilesXML";

  void create(FactoryRequest request) throws IOException {
    FilmName film = identifiers.film(request.account().accessKey(), request.names());
    byte[] body = request.body(FORM_BYTES_MAX);
    String xml = xml(body)
        .orElseThrow(() ->
            FactoryException.badRequest(ProfilesReading.CODE, "the field " + FIELD + " is needed"));
    List<RenditionOrder> orders = ProfilesReading.read(xml);
    orders.forEach(this::checkReceivers);
    if (!parts.renditions().create(request.account(), film, orders)) {
      throw noDefinition(film);
    }
    Answers.sendTaken(request.exchange(), Md5.hex(body));
  }

  private static Optional<String> xml(byte[] body) {
    return QueryParameters.parse(new String(body, UTF_8)).find(FIELD);
  }

  /// What will never be told is refused at once.
  void checkReceivers(RenditionOrder order) {
    Stream<Receiver> told = Stream.concat(
        Stream.ofNullable(order.receiver()),
        order.uploads().stream().flatMap(it -> Stream.ofNullable(it.receiver())));
    Optional<String> objection = told.flatMap(
            it -> parts.deliveries().objectionTo(URI.create(it.url())).stream())
        .findFirst();
    if (objection.isPresent()) {
      throw FactoryException.badRequest(
          ProfilesReading.CODE, "the url of <notify>: " + objection.get());
    }
  }

  static FactoryException noDefinition(FilmName film) {
    return FactoryException.notFound("NoSuchDefinition", "there is no definition of " + film);
  }

  void cancel(FactoryRequest request) throws IOException {
    FilmName film = identifiers.film(request.account().accessKey(), request.names());
    byte[] body = request.body(FORM_BYTES_MAX);
    Set<String> profiles = request.names().size() > 2
        ? Set.of(request.names().getLast())
        : xml(body).map(ProfileCalls::names).orElse(Set.of());
    parts.renditions().cancel(film, profiles);
    Answers.sendTaken(request.exchange(), Md5.hex(body));
  }

  private static Set<String> names(String xml) {
    return ProfilesReading.read(xml).stream()
        .map(RenditionOrder::profile)
        .collect(Collectors.toUnmodifiableSet());
  }
}
