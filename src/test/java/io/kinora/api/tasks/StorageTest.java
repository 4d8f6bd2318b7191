package io.kinora.api.tasks;

import static io.kinora.api.tasks.TasksServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.tasks.TasksServer.Answer;
import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tasks contract, section 7: a tenant's persistent files.
class StorageTest {

  private static final String[] SECRET = {"Authorization", "Secret s3cret"};

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static TasksServer server;
  private AssetFile first;
  private AssetFile second;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = TasksServer.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void beginAnewWithTwoFiles() {
    server.post("/v2/storage/expiration", "{'secret':'s3cret','days':0}");
    server.method("DELETE", "/v2/storage/files", "", SECRET);
    server.clock.turn(Duration.between(server.clock.instant(), NOON));
    first = file("12345", Store.PERSISTENT);
    server.clock.turn(Duration.ofDays(1));
    second = file("123", Store.PERSISTENT);
  }

  private AssetFile file(String text, Store store) {
    String key = server
        .postAs(
            "/v2/create",
            "{'block':true,'tasks':{'task_name':'image.thumb','url':'http://h/a.png'}}")
        .key();
    return server.put(key, "output", text, store);
  }

  private String list(String pathAndQuery) {
    Answer answer = server.get("/v2/storage/files" + pathAndQuery, SECRET);
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  private Answer delete(String path, String body) {
    return server.method("DELETE", "/v2/storage/files" + path, json(body), SECRET);
  }

  /// Section 7.1.
  @Test
  void the_listing_shows_the_directories_of_persistent_files_only() {
    file("volatile", Store.VOLATILE);

    String one = "'" + first.asset() + "/'";
    String other = "'" + second.asset() + "/'";
    boolean isFirst = first.asset().value().compareTo(second.asset().value()) < 0;
    assertThat(list(""))
        .isEqualTo(json("{'files':[],'directories':["
            + (isFirst ? one + "," + other : other + "," + one) + "],'usage':0}"));
  }

  @Test
  void a_directory_shows_its_files() {
    String expected = json("{'files':[{'name':'" + StorageName.of(first)
        + "','size':5,'last_modified':'2026-03-01T12:00:00.000Z'}],'directories':[],'usage':5}");

    assertThat(list("/" + first.asset())).isEqualTo(expected);
    assertThat(list("/" + first.asset() + "/")).isEqualTo(expected);
    assertThat(list("/" + StorageName.path(first))).isEqualTo(expected);
  }

  @Test
  void a_recursive_listing_shows_all_paths() {
    assertThat(list("?recursive=true"))
        .contains(json("{'name':'" + StorageName.path(first) + "','size':5,"))
        .contains(json("{'name':'" + StorageName.path(second) + "','size':3,"))
        .endsWith(json("'usage':8}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/BCSIT5KDDQQTC7GZ6TBJE7NFIU", "/a/b/c/d"})
  void an_unknown_path_is_empty(String path) {
    assertThat(list(path)).isEqualTo(json("{'files':[],'directories':[],'usage':0}"));
  }

  /// Section 7.2.
  @Test
  void a_rehearsal_deletes_nothing() {
    Answer answer = delete("/" + first.asset(), "{'dry_run':true}");

    assertThat(answer.body())
        .isEqualTo(json("{'deleted':['" + StorageName.path(first) + "'],'freed':5,'usage':8}"));
    assertThat(list("?recursive=1")).endsWith(json("'usage':8}"));
  }

  @Test
  void a_file_or_a_directory_is_deleted_by_its_path() {
    assertThat(delete("/" + StorageName.path(first), "").body())
        .isEqualTo(json("{'deleted':['" + StorageName.path(first) + "'],'freed':5,'usage':3}"));
    assertThat(server.get("/storage/acme/" + StorageName.path(first)).status()).isEqualTo(404);

    assertThat(delete("/" + second.asset() + "/", "{}").body())
        .isEqualTo(json("{'deleted':['" + StorageName.path(second) + "'],'freed':3,'usage':0}"));
    assertThat(delete("", "{}").body()).isEqualTo(json("{'deleted':[],'freed':0,'usage':0}"));
  }

  @Test
  void files_are_deleted_by_their_addresses_whatever_else_is_said() {
    String base = "https://media.example/storage/";
    Answer answer = delete(
        "/nowhere",
        "{'max_age':-7,'urls':['" + base + "acme/" + StorageName.path(first) + "','" + base
            + "zenith/" + StorageName.path(second) + "','http://h/x','" + base + "acme/%zz/x']}");

    assertThat(answer.body())
        .isEqualTo(json("{'deleted':['" + StorageName.path(first) + "'],'freed':5,'usage':3}"));
  }

  /// The first file was made on 1 March at noon, the second a day later.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'to':'2026-03-01T12:00:00Z'}                                    | 5",
        "{'to':'2026-03-01T11:59:59.999'}                                 | 0",
        "{'from':'2026-03-01T13:00:00+01:00','to':'2026-03-02'}           | 5",
        "{'from':'2026-03-01T12:00:00.001+0000'}                          | 3",
        "{'max_age':1}                                                    | 5",
        "{'max_age':'0.5'}                                                | 5",
        "{'max_age':0}                                                    | 8",
        "{'max_age':1.001}                                                | 0",
        "{'max_age':0.5,'from':'2026-03-02'}                              | 0",
        "{}                                                               | 8",
      })
  void what_was_made_in_a_stretch_of_time_is_deleted(String body, int freed) {
    assertThat(delete("", body).body()).contains("\"freed\":" + freed + ",");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'max_age':-1}       | max_age | must be between 0 and 1000000",
        "{'max_age':'old'}    | max_age | not a valid float",
        "{'from':'yesterday'} | from    | not a valid date",
        "{'to':20260301}      | to      | not a valid date",
        "{'urls':7}           | urls    | not a valid list",
        "{'dry_run':'maybe'}  | dry_run | not a valid boolean",
      })
  void what_is_wrong_is_said_and_deletes_nothing(String body, String name, String description) {
    Answer answer = delete("", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(json("{'status':'error','errors':[{'name':'" + name
            + "','location':'body','description':'" + description + "'}]}"));
    assertThat(list("?recursive=1")).endsWith(json("'usage':8}"));
  }

  /// Sections 7.3 and 7.4.
  @Test
  void the_lifetime_is_a_bare_number() {
    assertThat(server.get("/v2/storage/expiration?secret=s3cret").body()).isEqualTo("0");

    Answer set = server.post("/v2/storage/expiration", "{'secret':'s3cret','days':1}");

    assertThat(set.body()).isEqualTo("1");
    assertThat(server.get("/v2/storage/expiration", SECRET).body()).isEqualTo("1");
  }

  @Test
  void old_files_go_when_a_lifetime_is_set() {
    server.clock.turn(Duration.ofHours(23));

    server.post("/v2/storage/expiration", "{'secret':'s3cret','days':1}");

    assertThat(list("?recursive=1"))
        .contains(StorageName.path(second))
        .doesNotContain(StorageName.path(first));
    assertThat(server.get("/storage/acme/" + StorageName.path(first)).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'days':-1}", "{'days':'soon'}", "{'days':1.5}", "{'days':99999}"})
  void a_lifetime_is_a_whole_number_of_days(String body) {
    Answer answer = server.postAs("/v2/storage/expiration", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains(json("{'name':'days','location':'body',"));
  }

  /// Section 2: an api key is no credential here; section 7: in version 2 only.
  @Test
  void pages_and_version_1_have_no_storage_methods() {
    String page = "https://example.com/";
    assertThat(server.get("/v2/storage/files?api_key=4pikey", "Referer", page).status())
        .isEqualTo(401);
    assertThat(server.get("/v2/storage/files").status()).isEqualTo(401);
    assertThat(server.get("/v1/storage/files", SECRET).status()).isEqualTo(404);
    assertThat(server.get("/v2/storage", SECRET).status()).isEqualTo(404);
    assertThat(server.get("/v2/storage/expiration/x", SECRET).status()).isEqualTo(404);
    assertThat(server.postAs("/v2/storage/files", "{}").status()).isEqualTo(405);
    assertThat(server.method("DELETE", "/v2/storage/expiration", "", SECRET).header("Allow"))
        .isEqualTo("GET, POST");
  }
}
