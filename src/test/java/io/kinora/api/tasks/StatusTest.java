package io.kinora.api.tasks;

import static io.kinora.api.tasks.TasksServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.api.tasks.TasksServer.Answer;
import io.kinora.engine.library.Store;
import io.kinora.engine.task.fake.Gate;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tasks contract, sections 5 and 6.3: `status`.
class StatusTest {

  private static final String UNKNOWN = "MFRGGZDFMZTWQ2LKNNWG23TPOA";

  private static TasksServer server;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = TasksServer.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// Section 5, details: secrets are masked, also where a client put them into an address.
  @Test
  void a_password_in_an_address_is_not_shown() {
    String key = server
        .postAs(
            "/v2/create", "{'tasks':{'task_name':'image.thumb','url':'https://me:pass@h/a@b.png'}}")
        .key();

    assertThat(server.get("/v2/status?details=1&tasks=" + key).body())
        .contains(json("'url':'https://***@h/a@b.png'"));
  }

  /// Section 3.
  @Test
  void a_database_that_is_away_is_to_be_asked_again_later(@TempDir Path folder) {
    try (var lost = TasksServer.start(folder)) {
      lost.loseDatabase();

      Answer answer = lost.get("/v2/status?tasks=MFRGGZDFMZTWQ2LKNNWG23TPOA");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("60");
    }
  }

  @Test
  void statuses_come_in_the_order_of_the_keys_also_those_named_twice() {
    String one = done("One");
    String two = done("Two");

    Answer answer = server.get("/v2/status?tasks=" + two + "&tasks=" + one + "&tasks=" + two);

    assertThat(answer.keys()).containsExactly(two, one, two);
    assertThat(answer.keyless())
        .startsWith(json("[{'status':'success','key':'KEY','progress':null,"
            + "'events':{'completed':'T','started':'T','queued':'T'},'result':'Hello Two'},"));
  }

  @Test
  void a_post_takes_a_list_and_skips_what_is_no_key() {
    String key = done("Jo");

    assertThat(server.post("/v2/status", "{'tasks':[null,'" + key + "',5]}").keys())
        .containsExactly(key);
    assertThat(server.post("/v2/status", "{'tasks':[]}").body()).isEqualTo("[]");
  }

  @Test
  void a_post_takes_a_single_key() {
    String key = done("Jo");

    assertThat(server.post("/v1/status", "{'tasks':'" + key + "'}").keys()).containsExactly(key);
  }

  @Test
  void an_unknown_key_is_an_error_in_its_place() {
    assertThat(server.get("/v2/status?tasks=" + UNKNOWN + "&tasks=x&block=true").body())
        .isEqualTo(json("[{'status':'error','key':'" + UNKNOWN + "','progress':null,"
            + "'events':{},'error':'there is no task with this ID'},"
            + "{'status':'error','key':'x','progress':null,"
            + "'events':{},'error':'there is no task with this ID'}]"));
    assertThat(server.get("/v1/status?tasks=" + UNKNOWN).body())
        .isEqualTo(json("[{'status':'error','key':'" + UNKNOWN + "','progress':null,"
            + "'events':{},'result':'there is no task with this ID'}]"));
  }

  @Test
  void a_running_task_tells_its_progress_and_a_blocked_call_waits_for_its_end() {
    Gate gate = server.works.newGate();
    String key = create("'task_name':'video.info','url':'http://h/a.mp4'");
    await()
        .untilAsserted(() -> assertThat(server.get("/v2/status?tasks=" + key).keyless())
            .isEqualTo(json("[{'status':'executing','key':'KEY','progress':40,"
                + "'events':{'started':'T','queued':'T'}}]")));

    gate.open();

    assertThat(server.get("/v2/status?tasks=" + key + "&block=true").body())
        .startsWith("[{\"status\":\"success\"")
        .contains("\"progress\":null");
  }

  @Test
  void a_part_of_the_result_is_shown_before_the_end() {
    Gate gate = server.works.newGate();
    String key = create("'task_name':'video.create','definition':'<movie/>','preview':true");
    await().until(() -> gate.arrived().size() == 1);

    assertThat(server.get("/v2/status?tasks=" + key).keyless())
        .startsWith(json("[{'status':'executing','key':'KEY'"))
        .endsWith(json("'result':{'duration':10.0,"
            + "'preview':'https://media.example/storage/acme/KEY/dragon-video.create-XXXXXX'}}]"));
    gate.open();
  }

  @Test
  void details_tell_what_a_task_was_ordered_with() {
    String key = create("'task_name':'image.thumb','url':'http://h/a.png','width':'8',"
        + "'task_store':'volatile','task_metas':{'mine':1},'url_callback':'http://h/cb'");
    server.put(key, "output", "bytes", Store.PERSISTENT);

    String body =
        server.get("/v2/status?tasks=" + key + "&block=true&details=true").keyless();

    assertThat(body)
        .endsWith(json(",'task_name':'image.thumb','parameters':{'url':'http://h/a.png',"
            + "'width':8,'crop':false,'rotation':0,'poster':false,'format':'jpeg',"
            + "'url_callback':'http://h/cb'},'task_store':{'type':'volatile'},"
            + "'task_metas':{'mine':1},'files':[{'name':'output','path':'KEY/dragon-image.thumb-XXXXXX',"
            + "'size':5,'content_type':'text/plain',"
            + "'url':'https://media.example/storage/acme/KEY/dragon-image.thumb-XXXXXX'}]}]"));
  }

  @Test
  void details_hide_secrets() {
    String key = create("'task_name':'hello','name':'Jo','task_store':{'type':'youtube',"
        + "'title':'Film','access_token':'hush','developer_key':'hush'}");

    assertThat(server
            .post("/v2/status", "{'tasks':['" + key + "'],'details':true}")
            .body())
        .contains(json("'task_store':{'type':'youtube','access_token':'***',"
            + "'developer_key':'***','title':'Film','privacy_status':'public'}"))
        .doesNotContain("hush");
  }

  @Test
  void tokens_are_shown_nowhere_and_kept_sealed() {
    String key = create("'task_name':'video.upload.youtube','url':'http://h/a.mp4',"
        + "'title':'Film','access_token':'hush','developer_key':'hush'");

    assertThat(server
            .post("/v2/status", "{'tasks':['" + key + "'],'details':true}")
            .body())
        .contains(json("'access_token':'***','developer_key':'***','title':'Film'"))
        .doesNotContain("hush");
    assertThat(server.stored(key)).contains("$sealed", "Film").doesNotContain("hush");
  }

  /// Section 5, details. Callbacks are masked, too, but not sealed.
  @Test
  void secrets_in_addresses_are_masked_and_kept_sealed() {
    String film = "<movie><image filename='http://h/a.png?sig=hush&amp;b=1'/></movie>";
    String thumb = create("'task_name':'image.thumb','url':'http://h/a.png?a=1&token=hush&b=2',"
        + "'url_callback':'http://h/done?key=hush'");
    String create =
        create("'task_name':'video.create','definition':\"" + film.replace("'", "\\'") + "\"");

    String details =
        server.get("/v2/status?details=1&tasks=" + thumb + "&tasks=" + create).body();

    assertThat(details)
        .contains(json("'url':'http://h/a.png?a=1&token=***&b=2'"))
        .contains(json("'url_callback':'http://h/done?key=***'"))
        .contains("http://h/a.png?sig=***&amp;b=1")
        .doesNotContain("hush");
    assertThat(server.stored(thumb)).contains("$sealed", "token=***").doesNotContain("=hush&");
    assertThat(server.stored(create)).contains("$sealed").doesNotContain("hush");
  }

  /// As they came: nobody could fill in what is missing.
  @Test
  void a_refused_task_shows_what_was_sent() {
    String wrong = create("'task_name':'video.upload.youtube','access_token':['hush'],'title':7,"
        + "'url':'http://me:hush@h/a.mp4','other':'hush','url_errback':5");
    String unknown = create("'task_name':'nope','secret_of_it':'hush'");

    String body =
        server.get("/v2/status?details=1&tasks=" + wrong + "&tasks=" + unknown).body();

    assertThat(body)
        .contains(json("'parameters':{'url':'http://***@h/a.mp4','access_token':'***',"
            + "'title':7,'url_errback':5}"))
        .contains(json("'task_name':'nope','parameters':{}"))
        .doesNotContain("hush");
    assertThat(server.stored(wrong)).doesNotContain("hush");
  }

  @Test
  void the_usual_store_is_the_versions() {
    String one = server.postAs("/v1/create", "{'tasks':{'task_name':'hello'}}").key();
    String two = server.postAs("/v2/create", "{'tasks':{'task_name':'hello'}}").key();

    String body =
        server.get("/v2/status?details=true&tasks=" + one + "&tasks=" + two).body();

    assertThat(body.replaceAll(".*?\"task_store\":\\{\"type\":\"(\\w+)\".*?", "$1 "))
        .startsWith("volatile persistent ");
  }

  private static String done(String name) {
    return server
        .postAs("/v2/create", "{'block':true,'tasks':{'task_name':'hello','name':'" + name + "'}}")
        .key();
  }

  private static String create(String definition) {
    return server.postAs("/v2/create", "{'tasks':{" + definition + "}}").key();
  }
}
