package io.kinora.api.factory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.factory.fake.FactoryClient;
import io.kinora.api.factory.fake.FactoryClient.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The vectors of the contract, sent as they stand there. Who is known is not told 403.
///
/// Source: the factory contract, section 3.5 and annex B, 1.
class SignatureVectorsTest {

  private static final String BODY_A = "<movie service=\"craftsman-1.0\"><body></body></movie>";
  private static final String BODY_B = "ProfilesXML=%3Cprofiles%3E%3Cprofile+name%3D%22iphone%22%3E"
      + "%3CstupeflixStore%2F%3E%3C%2Fprofile%3E%3C%2Fprofiles%3E";
  private static final String BODY_C = "<batch><task user=\"user1\" resource=\"res1\">" + BODY_A
      + "<profiles><profile name=\"iphone\"><stupeflixStore/></profile></profiles></task></batch>";
  private static final String FORM = "application/x-www-form-urlencoded";

  @TempDir
  private static Path folder;

  private static FactoryServer server;

  /// One request of the table.
  ///
  /// @param query what stands behind the credentials
  record Vector(
      int row,
      String method,
      String path,
      String type,
      String body,
      String md5,
      String query,
      String signature) {

    Reply send(FactoryClient client) {
      String target = "/stupeflix-1.0" + path + "?Date=1300000000&AccessKey=AKTEST0123456789abcd"
          + "&Signature=" + signature + query;
      byte[] bytes = body.getBytes(UTF_8);
      return body.isEmpty()
          ? client.ask(method + " " + target, bytes)
          : client.ask(
              method + " " + target,
              bytes,
              "Content-MD5: " + md5,
              "Content-Type: " + type,
              "Content-Length: " + bytes.length);
    }

    Vector with(String otherPath, String otherType, String otherMd5, String otherQuery) {
      return new Vector(row, method, otherPath, otherType, body, otherMd5, otherQuery, signature);
    }

    @Override
    public String toString() {
      return "row " + row;
    }
  }

  @BeforeAll
  static void start() throws IOException {
    server = FactoryServer.start(folder);
    server.makeBy(_ -> {
      throw new InterruptedException("nothing is made here");
    });
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Vector get(int row, String path, String query, String signature) {
    return new Vector(row, "GET", path, "", "", "", query, signature);
  }

  static Stream<Vector> vectors() {
    return Stream.of(
        new Vector(
            1,
            "PUT",
            "/user1/res1/definition/",
            "text/xml",
            BODY_A,
            "nvLzPbKtApoFUtlCdgjy4w==",
            "",
            "8ef4394f35dd47850821047d5f034e602b669dff"),
        new Vector(
            2,
            "POST",
            "/user1/res1/",
            FORM,
            BODY_B,
            "FjY5fmzWJtzvHsJUXvdDjw==",
            "",
            "3032a2e03e3d80d1e51ee0ef8cb53718d267c771"),
        get(3, "/user1/res1/status/", "", "40093b9d63b9475229d16358573447dace8c1985"),
        get(4, "/status/", "", "95e7d4d95bb5b3c68d76d6ea260b2461fdf0b02f"),
        get(
            5,
            "/status/",
            "&Marker=user1/res1/iphone&MaxKeys=50",
            "b0dd4b5b93464b99faded85e84c45a4d0a6d4f5c"),
        get(6, "/status/", "&MaxKeys=50", "db3b471e929fc7f27a6d5a35fcfd7f9f4f22912b"),
        get(7, "/user1/res1/iphone/", "", "b640d5e397c185b8b92a4671ea67e0d94c41b889"),
        get(8, "/user1/res1/iphone/thumb.jpg/", "", "26a8d7efb823c2de65aa622c1617ff0c4f80f45c"),
        get(9, "/user1/res1/iphone/preview.flv/", "", "5b39593c826578c78bd8eafbbe081798f20a70b4"),
        new Vector(
            10,
            "PUT",
            "/batch/",
            "text/xml",
            BODY_C,
            "q8LDBVTT09SymOsGHDXuew==",
            "",
            "2d1f810756feb50223a73746febedf54fc85bf29"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void each_vector_is_known(Vector vector) {
    Reply reply = vector.send(server.client);

    assertThat(reply.status()).as(reply.text()).isNotEqualTo(403).isIn(200, 307, 404);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void one_character_more_or_less_is_not(Vector vector) {
    Stream<Vector> changed = Stream.of(
        vector.with(
            vector.path().replaceFirst("user1|batch|status", "$0x"),
            vector.type(),
            vector.md5(),
            vector.query()),
        vector.with(
            vector.path(),
            vector.type(),
            vector.md5(),
            vector.query() + "&MaxKeys=5".repeat(vector.query().isEmpty() ? 1 : 0)),
        vector.with(vector.path(), vector.type() + "x", vector.md5(), vector.query()),
        vector.with(vector.path(), vector.type(), vector.md5().replace("==", "A="), vector.query()),
        vector.with(vector.path(), vector.type(), vector.md5(), vector.query().replace("50", "51")),
        vector.with(
            vector.path(), vector.type(), vector.md5(), vector.query().replace("iphone", "ipod")));

    changed.filter(it -> !it.equals(vector) && isSigned(it, vector)).forEach(it -> {
      Reply reply = it.send(server.client);
      assertThat(reply.status()).as(it + ": " + reply.text()).isIn(403, 404);
      assertThat(reply.text()).containsAnyOf("SignatureDoesNotMatch", "NotFound");
    });
  }

  /// A type and a digest are sent with a body alone.
  private static boolean isSigned(Vector changed, Vector vector) {
    boolean isOfBody = !changed.type().equals(vector.type()) || !changed.md5().equals(vector.md5());
    return !vector.body().isEmpty() || !isOfBody;
  }

  @Test
  void a_date_is_signed() {
    Vector vector = get(4, "/status/", "", "95e7d4d95bb5b3c68d76d6ea260b2461fdf0b02f");
    String target = "GET /stupeflix-1.0" + vector.path()
        + "?Date=1300000001&AccessKey=AKTEST0123456789abcd&Signature=" + vector.signature();

    assertThat(server.client.ask(target, new byte[0]).status()).isEqualTo(403);
  }

  @Test
  void the_inline_form_is_known_on_every_get() {
    String preview = "/stupeflix-1.0/user1/res1/iphone/preview.flv/AKTEST0123456789abcd/"
        + "5b39593c826578c78bd8eafbbe081798f20a70b4/1300000000/";
    String status = "/stupeflix-1.0/status/AKTEST0123456789abcd/"
        + "95e7d4d95bb5b3c68d76d6ea260b2461fdf0b02f/1300000000/";

    assertThat(server.client.ask("GET " + preview, new byte[0]).status()).isEqualTo(404);
    assertThat(server.client.ask("GET " + status, new byte[0]).status()).isEqualTo(200);
    assertThat(server
            .client
            .ask("GET " + status.replace("status", "status1"), new byte[0])
            .status())
        .isEqualTo(404);
  }

  @Test
  void upper_case_digits_and_a_marker_with_escapes_are_known() {
    Reply upper = server.client.ask(
        "GET /stupeflix-1.0/status/?AccessKey=AKTEST0123456789abcd&Date=1300000000&Signature="
            + "95E7D4D95BB5B3C68D76D6EA260B2461FDF0B02F",
        new byte[0]);
    Reply escaped = get(
            5,
            "/status/",
            "&MaxKeys=50&Marker=user1%2Fres1%2Fiphone",
            "b0dd4b5b93464b99faded85e84c45a4d0a6d4f5c")
        .send(server.client);

    assertThat(upper.status()).isEqualTo(200);
    assertThat(escaped.status()).isEqualTo(200);
  }
}
