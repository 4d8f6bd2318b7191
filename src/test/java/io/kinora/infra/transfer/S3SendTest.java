package io.kinora.infra.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.s3.S3Settings.Addressing;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// In parts; three of 16 MiB, the last smaller.
class S3SendTest extends SendFaults {

  @Override
  Rig rig(Path folder) throws IOException {
    return new S3Rig();
  }

  @Override
  int sizeBytes() {
    return 40 << 20;
  }

  /// The part in which the line breaks is sent again.
  @Override
  long extraBytes() {
    return 17 << 20;
  }

  /// There are none in a bucket; what ends like one is refused.
  @Override
  @Test
  void a_folder_in_place_of_a_file_is_refused_and_nothing_is_left() {
    Path film = Desk.noise(local.resolve("film.mov"), 10, 1);

    assertThat(Desk.failureOf(() -> patient.send(film, rig.place("folder/"))).code())
        .isEqualTo(FailureCode.OUTPUT_REFUSED);
  }

  @Test
  void a_small_file_goes_at_once() {
    Path film = Desk.noise(local.resolve("film.mov"), 1_000, 1);

    patient.send(film, rig.place("a.mp4"));
    Received received = patient.fetch(rig.place("a.mp4"));

    assertThat(patient.target()).hasBinaryContent(Desk.noise(1_000, 1));
    assertThat(received.contentType()).isEqualTo("video/mp4");
  }

  @Test
  void a_small_file_that_is_there_in_another_size_is_never_taken_for_whole() {
    Path film = Desk.noise(local.resolve("film.mov"), 1_000, 1);
    rig.announce(5);

    assertThat(Desk.failureOf(() -> patient.send(film, rig.place("a.mov"))).code())
        .isEqualTo(FailureCode.OUTPUT_UNREACHABLE);
  }

  @Test
  void who_has_no_keys_is_refused_where_the_operator_has_none_for_all() {
    assertThat(Desk.failureOf(() -> patient.fetch(rig.place("a.mov", null))).text())
        .endsWith(": it needs the id of an access key and its secret");
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 17 << 20})
  void a_file_is_of_the_type_and_for_those_that_its_terms_say(int size) {
    Path film = Desk.noise(local.resolve("film"), size, 1);
    FileTerms terms = FileTerms.ofType("video/x-flv");
    S3Rig bucket = (S3Rig) rig;

    for (FileTerms each : List.of(terms, terms.forEverybody())) {
      String name = each.isPublic() ? "open.mp4" : "own.mp4";
      var shipment = new Shipment(film, rig.place(name), "m-1", each);
      patient.transfers().send(shipment, Desk.LIMITS, Desk.WATCH);
      patient.fetch(rig.place(name));

      assertThat(bucket.contentType(name)).isEqualTo("video/x-flv");
      assertThat(bucket.isPublic(name)).isEqualTo(each.isPublic());
    }
  }

  @Test
  void a_bucket_that_lets_nothing_be_public_is_told() {
    Path film = Desk.noise(local.resolve("film"), 10, 1);
    ((S3Rig) rig).wire().sayAlways("""
        HTTP/1.1 400 Bad Request\r
        Content-Type: application/xml\r
        \r
        <Error><Code>AccessControlListNotSupported</Code></Error>""");

    var shipment = new Shipment(
        film, rig.place("a.mp4"), "m-1", FileTerms.ofType("video/mp4").forEverybody());

    assertThat(Desk.failureOf(() -> patient.transfers().send(shipment, Desk.LIMITS, Desk.WATCH)))
        .isEqualTo(new Failure(
            FailureCode.OUTPUT_REFUSED,
            shipment.target().shown() + ": the bucket does not let files be public"));
  }

  @Test
  void a_file_has_an_address_on_the_web() {
    Place place = Place.of(Scheme.S3, "my.films", "a/b c+ä.mp4", null).orElseThrow();
    var host = new S3Access(URI.create("https://example.com:8"), "r", Addressing.HOST, null);
    var path = new S3Access(URI.create("https://example.com:8"), "r", Addressing.PATH, null);

    assertThat(addressOf(place, S3Access.amazon()))
        .isEqualTo("http://my.films.s3.amazonaws.com/a/b%20c%2B%C3%A4.mp4");
    assertThat(addressOf(place, host))
        .isEqualTo("https://my.films.example.com:8/a/b%20c%2B%C3%A4.mp4");
    assertThat(addressOf(place, path))
        .isEqualTo("https://example.com:8/my.films/a/b%20c%2B%C3%A4.mp4");
  }

  private String addressOf(Place place, S3Access access) {
    try (var desk = new Desk(local, 1, access)) {
      return desk.transfers().webAddressOf(place).toString();
    }
  }
}
