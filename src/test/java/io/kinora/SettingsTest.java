package io.kinora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.engine.machine.Labels;
import io.kinora.engine.task.LabelRules;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.TaskSettings;
import io.kinora.engine.task.fake.FakeWork;
import io.kinora.infra.s3.S3Keys;
import io.kinora.infra.s3.S3Settings;
import io.kinora.infra.s3.S3Settings.Addressing;
import io.kinora.infra.storage.StoragePlace;
import io.kinora.media.ffmpeg.SandboxLevel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private static final Path PAGE = Path.of("docs/settings.md");

  @TempDir
  private Path folder;

  private static Settings of(Map<String, String> environment, Map<String, String> flags) {
    return new SettingSources(environment, flags, Optional.empty()).read();
  }

  private Settings fromFile(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("kinora.properties"), text);
    return new SettingSources(Map.of(), Map.of(), Optional.of(file)).read();
  }

  @Nested
  class WhereTheyComeFrom {

    @Test
    void without_a_word_of_the_operator_the_defaults_are_in_force() {
      Settings settings = of(Map.of(), Map.of());

      assertThat(settings.value(Settings.PORT)).isEqualTo(8080);
      assertThat(settings.value(Settings.SANDBOX)).isEqualTo(SandboxLevel.LIMITS);
      assertThat(settings.value(Settings.ROLES)).containsExactlyInAnyOrder(Role.values());
      assertThat(settings.entry(Settings.PORT).source()).isEqualTo("the default");
    }

    @Test
    void a_flag_wins_over_the_environment_and_that_over_the_file() throws IOException {
      Path file = Files.writeString(folder.resolve("my.properties"), """
          port = 1
          host = file
          data = file
          """);
      var environment = Map.of("KINORA_PORT", "2", "KINORA_HOST", "environment");

      Settings settings =
          new SettingSources(environment, Map.of("port", "3"), Optional.of(file)).read();

      assertThat(settings.value(Settings.PORT)).isEqualTo(3);
      assertThat(settings.value(Settings.HOST)).isEqualTo("environment");
      assertThat(settings.value(Settings.DATA)).isEqualTo(Path.of("file"));
      assertThat(settings.entry(Settings.DATA).source()).isEqualTo(file.toString());
    }

    @ParameterizedTest
    @CsvSource({"public-url", "public.url", "PUBLIC_URL", "KINORA_PUBLIC_URL"})
    void the_file_may_spell_a_setting_as_people_do(String key) throws IOException {
      assertThat(fromFile(key + "=https://films.example/").publicUrl(8080))
          .isEqualTo(URI.create("https://films.example"));
    }

    @Test
    void what_depends_on_other_settings_follows_them() {
      Settings settings = of(Map.of("KINORA_DATA", "/srv/kinora"), Map.of());

      assertThat(settings.databaseUrl()).isEqualTo("jdbc:sqlite:/srv/kinora/kinora.db");
      assertThat(StorageSettingTable.place(settings))
          .isEqualTo(new StoragePlace.Folder(Path.of("/srv/kinora/storage")));
      assertThat(StorageSettingTable.uploads(settings))
          .isEqualTo(Path.of("/srv/kinora/storage/uploads"));
      assertThat(settings.publicUrl(81)).isEqualTo(URI.create("http://127.0.0.1:81"));
    }

    @Test
    void lanes_have_threads_by_the_cores_where_nobody_says_how_many() {
      Settings settings = of(Map.of(), Map.of("cores", "3", "lanes", "heavy=5, net=0"));

      var threads = EngineSettingTable.taskSettings(settings);
      assertThat(threads.threads(Lane.QUICK)).isEqualTo(6);
      assertThat(threads.threads(Lane.HEAVY)).isEqualTo(5);
      assertThat(threads.threads(Lane.NET)).isZero();
      assertThat(threads.threads(Lane.BULK)).isEqualTo(1);
    }

    @Test
    void a_process_that_is_no_worker_has_no_threads_in_any_lane() {
      Settings settings = of(Map.of(), Map.of("roles", "api", "lanes", "heavy=5"));

      assertThat(EngineSettingTable.taskSettings(settings).threads(Lane.HEAVY)).isZero();
    }

    @Test
    void labels_say_what_a_process_is_and_rules_what_work_needs() {
      Settings settings = of(
          Map.of(),
          Map.of("labels", "gpu, big", "labels-only", "true", "label-rules", "hello=gpu"));

      TaskSettings of = EngineSettingTable.taskSettings(settings);
      assertThat(of.machine().labels()).isEqualTo(new Labels(List.of("big", "gpu"), true));
      assertThat(of.labelRules()).isEqualTo(LabelRules.parse("hello=gpu"));
    }

    @Test
    void a_process_of_labelled_work_only_needs_labels() {
      Settings settings = of(Map.of(), Map.of("labels-only", "true"));

      assertThatThrownBy(() -> EngineSettingTable.taskSettings(settings))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("needs KINORA_LABELS");
    }

    @Test
    void a_rule_about_a_kind_that_there_is_not_is_refused() {
      Settings settings = of(Map.of(), Map.of("label-rules", "helo=gpu"));

      assertThatThrownBy(() -> EngineSettingTable.requireKinds(
              settings, List.of(FakeWork.of("hello", _ -> new RunResult("{}")))))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("'helo'")
          .hasMessageContaining("hello");
    }

    @Test
    void connections_follow_the_threads_unless_the_operator_counts_them() {
      assertThat(EngineSettingTable.connections(of(Map.of(), Map.of("cores", "4"))))
          .isEqualTo(8 + 4 + 16 + 2 + 24);
      assertThat(EngineSettingTable.connections(of(Map.of(), Map.of("database-connections", "9"))))
          .isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        heavy
        heavy=
        heavy=-1
        heavy=1001
        heavy=1,heavy=2
        slow=1
        heavy=1,
        """)
    void lanes_that_nobody_understands_are_refused(String text) {
      assertThatThrownBy(() -> of(Map.of(), Map.of("lanes", text)))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("expected lanes (quick, heavy, net, bulk) with threads");
    }

    @Test
    void roles_are_any_subset() {
      assertThat(of(Map.of(), Map.of("roles", "worker, api")).value(Settings.ROLES))
          .isEqualTo(Set.of(Role.WORKER, Role.API));
    }
  }

  @Nested
  class OfABucket {

    private static final Map<String, String> KEYS =
        Map.of("KINORA_S3_ACCESS_KEY", "kinora", "KINORA_S3_SECRET_KEY", "open-sesame");

    @Test
    void a_storage_is_a_bucket_or_a_part_of_one() {
      for (String text : List.of("s3://films", "s3://films/")) {
        assertThat(StorageSettingTable.place(of(Map.of(), Map.of("storage", text))))
            .isEqualTo(new StoragePlace.Bucket("films", ""));
      }
      assertThat(StorageSettingTable.place(of(Map.of(), Map.of("storage", "s3://films/a/b/"))))
          .isEqualTo(new StoragePlace.Bucket("films", "a/b"));
    }

    @Test
    void uploads_stay_in_the_data_folder_or_where_the_operator_wants_them() {
      var flags = Map.of("storage", "s3://films", "data", "/srv/kinora");

      assertThat(StorageSettingTable.uploads(of(KEYS, flags)))
          .isEqualTo(Path.of("/srv/kinora/uploads"));
      assertThat(StorageSettingTable.uploads(of(Map.of("KINORA_UPLOADS", "/mnt/shared"), flags)))
          .isEqualTo(Path.of("/mnt/shared"));
    }

    @Test
    void the_name_of_the_bucket_stands_where_its_service_usually_wants_it() {
      var minio = URI.create("http://minio.example:9000");

      assertThat(StorageSettingTable.s3(of(KEYS, Map.of())))
          .isEqualTo(new S3Settings(
              null, "us-east-1", new S3Keys("kinora", "open-sesame"), Addressing.HOST));
      assertThat(StorageSettingTable.s3(of(KEYS, Map.of("s3-endpoint", minio.toString()))))
          .isEqualTo(new S3Settings(
              minio, "us-east-1", new S3Keys("kinora", "open-sesame"), Addressing.PATH));
      assertThat(
              StorageSettingTable.s3(of(KEYS, Map.of("s3-path-style", "true"))).addressing())
          .isEqualTo(Addressing.PATH);
    }

    @Test
    void its_keys_are_needed() {
      Settings settings = of(Map.of("KINORA_S3_ACCESS_KEY", "a"), Map.of("storage", "s3://films"));

      assertThatThrownBy(() -> StorageSettingTable.s3(settings))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessage("KINORA_S3_SECRET_KEY is not set, but KINORA_STORAGE is 's3://films'.");
    }

    @Test
    void its_secret_key_is_not_shown() {
      assertThat(SettingsPage.inForce(of(KEYS, Map.of())))
          .contains("KINORA_S3_ACCESS_KEY = kinora", "KINORA_S3_SECRET_KEY = ***")
          .doesNotContain("open-sesame");
    }
  }

  @Nested
  class WhenSomethingIsWrong {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
          port           | http          | a whole number from 0 to 65535
          port           | 65536         | a whole number from 0 to 65535
          cores          | 0             | a whole number from 1 to 1024
          memory-mb      | 12            | a whole number, at least 256
          public-url     | films.example | an address that begins with http:// or https://
          roles          | api,cook      | one or more of api, worker, dashboard and housekeeping
          roles          | ''            | one or more of api, worker, dashboard and housekeeping
          sandbox        | jail          | best, bubblewrap, namespaces or limits
          database       | mysql://db    | jdbc:sqlite:FILE or jdbc:postgresql://HOST/NAME
          storage        | s3://Films    | a folder, or s3://BUCKET/PREFIX
          storage        | s3:films      | a folder, or s3://BUCKET/PREFIX
          storage        | s3://films/../other | a folder, or s3://BUCKET/PREFIX
          s3-endpoint    | minio:9000    | an address that begins with http:// or https://
          s3-path-style  | yes           | true or false
          outbound-allow | everywhere    | ranges of addresses with commas
          data           | ''            | the path of a file or folder
          publishing-api-prefix   | films                | a path such as /publishing/v1
          publishing-api-prefix   | /films/              | a path such as /publishing/v1
          publishing-api-prefix   | /films/../x          | a path such as /publishing/v1
          publishing-api-prefix   | /v2/videos           | a path such as /publishing/v1
          publishing-token-ttl    | 59                   | a whole number from 60 to 86400
          publishing-rate-limit   | 0                    | a whole number, at least 1
          publishing-cors-origins | example.com          | none, *, or sites such as
          publishing-cors-origins | https://example.com/ | none, *, or sites such as
        """)
    void a_value_is_refused_with_what_was_expected(String word, String text, String expected) {
      assertThatThrownBy(() -> of(Map.of(), Map.of(word, text)))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageStartingWith("KINORA_" + word.toUpperCase(Locale.ROOT).replace('-', '_')
              + " is '" + text + "' in the flags: expected " + expected);
    }

    @Test
    void an_unknown_key_of_the_file_is_refused_with_the_one_that_was_meant() {
      assertThatThrownBy(() -> fromFile("prot = 80"))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageStartingWith("There is no setting 'prot', named in ")
          .hasMessageContaining("(did you mean 'port'?)");
    }

    @Test
    void a_settings_file_that_is_not_there_is_refused() {
      var sources =
          new SettingSources(Map.of(), Map.of(), Optional.of(folder.resolve("absent.properties")));

      assertThatThrownBy(sources::read)
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("absent.properties cannot be read");
    }
  }

  @Nested
  class Shown {

    @Test
    void passwords_of_a_database_are_masked() {
      String url = "jdbc:postgresql://db/kinora?user=k&password=hunter2&ssl=true";

      String page = SettingsPage.inForce(of(Map.of("KINORA_DATABASE", url), Map.of()));

      assertThat(page)
          .contains("jdbc:postgresql://db/kinora?user=k&password=***&ssl=true")
          .doesNotContain("hunter2");
    }

    @Test
    void each_has_its_value_its_source_its_default_and_its_sentence() {
      assertThat(SettingsPage.inForce(of(Map.of("KINORA_PORT", "80"), Map.of())))
          .contains("""
          KINORA_PORT = 80
              from the environment; default: 8080
              Port to listen on; 0 takes a free one.
          """);
    }

    /// When it fails, a setting has changed: run it with `-Dwrite=docs` to renew the page.
    @Test
    void the_page_of_the_manual_is_made_from_the_descriptions() throws IOException {
      if ("docs".equals(System.getProperty("write"))) {
        Files.writeString(PAGE, SettingsPage.manual());
      }

      assertThat(Files.readString(PAGE))
          .as("renew it: mvn test -Dtest=SettingsTest -Dwrite=docs")
          .isEqualTo(SettingsPage.manual());
    }
  }
}
