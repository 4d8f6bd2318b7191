package io.kinora.api.tasks;

import static io.kinora.api.tasks.TasksServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.api.tasks.TasksServer.Answer;
import io.kinora.engine.task.fake.Gate;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tasks contract, sections 4, 5, 6.1, 9 and 11: `create` and the statuses it answers.
class CreateTest {

  private static final String DONE =
      "'progress':null,'events':{'completed':'T','started':'T','queued':'T'}";
  private static final String REFUSED = "'progress':null,'events':{'completed':'T','queued':'T'}";

  private static TasksServer server;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = TasksServer.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_new_task_is_queued() {
    Answer answer = create("v2", "'tasks':{'task_name':'hello','name':'Jo'}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.key()).matches("^[A-Z2-7]{25}[AEIMQUY4]$");
    assertThat(answer.keyless())
        .isEqualTo(
            json("[{'status':'queued','key':'KEY','progress':null," + "'events':{'queued':'T'}}]"));
  }

  @Test
  void nothing_is_taken_while_the_disk_is_full(@TempDir Path folder) {
    try (var full = TasksServer.startFull(folder)) {
      Answer refused = full.postAs("/v2/create", "{'tasks':{'task_name':'hello','name':'Jo'}}");

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isEqualTo("60");
    }
  }

  @Test
  void nothing_is_taken_from_an_account_that_has_reached_its_limits() {
    server.accounts.setRoom(1);
    Answer two =
        create("v2", "'tasks':[{'task_name':'hello','name':'A'},{'task_name':'hello','name':'B'}]");
    Answer one = create("v2", "'tasks':{'task_name':'hello','name':'Jo'}");
    server.accounts.setRoom(Integer.MAX_VALUE);

    assertThat(two.status()).isEqualTo(401);
    assertThat(two.body())
        .isEqualTo(json("{'status':'error','errors':[{'name':'account','location':'body',"
            + "'description':'account limits reached'}]}"));
    assertThat(one.status()).isEqualTo(200);
  }

  @Test
  void a_blocked_call_answers_how_all_ended_in_the_order_of_the_request() {
    Answer answer = create(
        "v2",
        "'block':true,'tasks':[{'task_name':'hello','name':'Jo'},"
            + "{'task_name':'image.thumb','url':'http://h/a.png'},"
            + "{'task_name':'image.info','url':'http://h/INPUT_NOT_MEDIA'},"
            + "{'task_name':'image.info'}]");

    assertThat(answer.keyless())
        .isEqualTo(json("[{'status':'success','key':'KEY'," + DONE + ",'result':'Hello Jo'},"
            + "{'status':'success','key':'KEY'," + DONE + ",'result':{'width':8,"
            + "'output':'https://media.example/storage/acme/KEY/dragon-image.thumb-XXXXXX'}},"
            + "{'status':'error','key':'KEY'," + DONE
            + ",'error':`File 'http://h/INPUT_NOT_MEDIA' is not a valid image file`},"
            + "{'status':'error','key':'KEY'," + REFUSED
            + ",'error':{'parameters':{'url':['this field is required']}}}]"));
  }

  @Test
  void version_1_puts_the_error_into_the_result() {
    Answer answer = create(
        "v1",
        "'block':true,'tasks':[{'task_name':'image.info'},"
            + "{'task_name':'image.info','url':'http://h/INPUT_NOT_MEDIA'}]");

    assertThat(answer.keyless())
        .isEqualTo(json("[{'status':'error','key':'KEY'," + REFUSED
            + ",'result':{'parameters':{'url':['this field is required']}}},"
            + "{'status':'error','key':'KEY'," + DONE
            + ",'result':`File 'http://h/INPUT_NOT_MEDIA' is not a valid image file`}]"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
          {}                                             | {'parameters':{'task_name':['this field is required']}}
          {'task_name':5}                                | {'parameters':{'task_name':['not a valid string']}}
          7                                              | {'parameters':{'task_name':['this field is required']}}
          {'task_name':'nope'}                           | `unknown task 'nope'`
          {'task_name':'audio.info','url':'http://h/'}   | `unknown task 'audio.info'`
          {'task_name':'image.thumb','width':'x'}        | {'parameters':{'url':['this field is required'],'width':['not a valid integer']}}
          {'task_name':'hello','name':'x','url_callback':'x'} | {'parameters':{'url_callback':['not a valid URL']}}
          {'task_name':'hello','url_errback':1}          | {'parameters':{'name':['this field is required'],'url_errback':['not a valid URL']}}
          {'task_name':'hello','name':'x','task_store':{'type':'youtube','access_token':'a','developer_key':'b'}} | {'task_store':{'title':['this field is required']}}
          {'task_name':'hello','name':'x','task_store':{'type':'s3_signed'}} | {'task_store':{'url':['this field is required']}}
          {'task_name':'hello','name':'x','task_store':{'type':'tape'}} | {'task_store':{'type':[`not a valid choice, choose one of: 'persistent', 'volatile', 'youtube', 's3_signed', 'dummy'`]}}
          {'task_name':'hello','name':'x','task_store':{'type':'youtube','title':'t','access_token':'a','developer_key':'b'}} | 'this store accepts videos only'
          """)
  void a_wrong_definition_is_an_error_of_its_task_alone(String definition, String error) {
    Answer answer =
        create("v2", "'block':true,'tasks':[" + definition + ",{'task_name':'hello','name':'Jo'}]");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.keyless())
        .isEqualTo(json("[{'status':'error','key':'KEY'," + REFUSED + ",'error':" + error + "},"
            + "{'status':'success','key':'KEY'," + DONE + ",'result':'Hello Jo'}]"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
          {'task_name':'video.create','definition':'x','task_store':{'type':'youtube','title':'t','access_token':'a','developer_key':'b'}} | youtube storage is not configured
          {'task_name':'video.upload.youtube','url':'http://h/','title':'t','access_token':'a','developer_key':'b'} | youtube is not configured
          """)
  void what_would_go_to_a_platform_that_is_switched_off_is_an_error_at_once(
      String definition, String error, @TempDir Path folder) {
    try (var unconnected = TasksServer.startUnconnected(folder)) {
      Answer answer = unconnected.postAs("/v2/create", "{'tasks':" + definition + "}");

      assertThat(answer.keyless())
          .isEqualTo(
              json("[{'status':'error','key':'KEY'," + REFUSED + ",'error':'" + error + "'}]"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DEFINITION_INVALID,InvalidXMLError",
    "INPUT_UNREACHABLE,CouldNotDownloadError",
    "INPUT_REFUSED,CouldNotDownloadError",
    "INPUT_TOO_LARGE,InvalidContentError",
    "LIMIT_HIT,InvalidContentError",
    "ENCODER_FAILED,InternalError"
  })
  void an_error_begins_with_the_word_that_old_clients_look_for(String code, String word) {
    Answer answer = create(
        "v2", "'block':true,'tasks':{'task_name':'image.info','url':'http://h/" + code + "'}");

    assertThat(answer.body()).contains("\"error\":\"" + word + ": File 'http://h/");
  }

  @Test
  void a_thousand_tasks_may_come_at_once_and_a_wrong_one_leaves_the_others_alone() {
    String half = "{'task_name':'hello','name':'Jo'},".repeat(499);
    String many = half + "{'task_name':'image.info','url':7}," + half;

    Answer answer =
        create("v2", "'block':true,'tasks':[" + many + "{'task_name':'hello','name':'Last'}]");

    assertThat(answer.keys()).doesNotHaveDuplicates().hasSize(1_000);
    assertThat(answer.body().split("\"result\":\"Hello ", -1)).hasSize(1_000);
    assertThat(answer.body())
        .containsOnlyOnce("\"error\":{\"parameters\":{\"url\":[\"not a valid URL\"]}}");
    assertThat(answer.body())
        .doesNotContain("queued\",\"key")
        .doesNotContain("executing")
        .endsWith("\"result\":\"Hello Last\"}]");
  }

  @Test
  void a_file_that_goes_to_the_dummy_store_has_no_address() {
    Answer answer = create(
        "v2",
        "'block':true,'tasks':{'task_name':'image.thumb','url':'http://h/a.png',"
            + "'task_store':{'type':'dummy'}}");

    assertThat(answer.body()).contains("\"result\":{\"width\":8,\"output\":null}");
  }

  @Test
  void a_blocked_call_answers_what_there_is_when_its_time_is_over(@TempDir Path folder) {
    try (var hasty = TasksServer.start(folder, it -> it.withBlockMax(Duration.ofMillis(400)))) {
      Answer answer = hasty.postAs(
          "/v2/create", "{'block':true,'tasks':{'task_name':'video.info','url':'http://h/'}}");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).startsWith("[{\"status\":\"executing\"");
    }
  }

  @Test
  void a_blocked_call_answers_what_there_is_when_the_server_stops(@TempDir Path folder)
      throws Exception {
    try (var stopping = TasksServer.start(folder)) {
      Gate gate = stopping.works.newGate();
      try (Socket socket = stopping.rawPost(
          "/v2/create", "{'block':true,'tasks':{'task_name':'video.info','url':'http://h/'}}")) {
        await().until(() -> gate.arrived().size() == 1);

        stopping.stopHttp();

        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("\"status\":\"executing\"");
      }
    }
  }

  @Test
  void a_client_that_leaves_a_blocked_call_frees_its_thread() throws Exception {
    Gate gate = server.works.newGate();
    Socket socket = server.rawPost(
        "/v2/create", "{'block':true,'tasks':{'task_name':'video.info','url':'http://h/'}}");
    await().until(() -> gate.arrived().size() == 1);
    long before = server.endedRequests();

    socket.close();

    await().atMost(Duration.ofSeconds(3)).until(() -> server.endedRequests() > before);
    gate.open();
  }

  private static Answer create(String version, String body) {
    return server.postAs("/" + version + "/create", "{" + body + "}");
  }
}
