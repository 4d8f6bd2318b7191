package io.kinora;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.db.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What is deployed with names things that there are: settings, roles, addresses, tables, and what
/// its own documents are called.
class DeploymentFilesTest {

  private static final Path FOLDER = Path.of("deploy");
  private static final Path COMPOSE = FOLDER.resolve("compose.yaml");
  private static final List<Path> KUBERNETES =
      List.of(FOLDER.resolve("kubernetes/kinora.yaml"), FOLDER.resolve("kubernetes/workers.yaml"));

  private static final Pattern SETTING = Pattern.compile("\\bKINORA_[A-Z0-9_]*[A-Z0-9]");

  /// What compose.yaml and the script itself have beside the settings.
  private static final Set<String> OTHERS = Set.of("KINORA_JAVA_HOME");

  @TempDir
  private Path folder;

  private static List<JsonNode> documents(Path file) {
    try (MappingIterator<JsonNode> documents =
        YAMLMapper.shared().readerFor(JsonNode.class).readValues(Files.readAllBytes(file))) {
      return documents.readAll();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<JsonNode> kubernetes() {
    return KUBERNETES.stream().flatMap(it -> documents(it).stream()).toList();
  }

  private static List<JsonNode> kubernetes(String kind) {
    return kubernetes().stream()
        .filter(it -> it.path("kind").asString().equals(kind))
        .toList();
  }

  private static Set<String> names(String kind) {
    return kubernetes(kind).stream()
        .map(it -> it.path("metadata").path("name").asString())
        .collect(Collectors.toSet());
  }

  private static JsonNode pod(JsonNode deployment) {
    return deployment.path("spec").path("template").path("spec");
  }

  @Test
  void each_setting_is_one_of_the_page() throws IOException {
    String page = Files.readString(Path.of("docs/settings.md"));
    var seen = new HashSet<String>();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher setting = SETTING.matcher(Files.readString(file));
        while (setting.find()) {
          seen.add(setting.group());
        }
      }
    }
    seen.removeAll(OTHERS);

    assertThat(seen).hasSizeGreaterThan(8).allMatch(it -> page.contains("| `" + it + "` |"));
  }

  @Test
  void each_role_is_one_and_all_are_there() {
    List<String> compose = documents(COMPOSE)
        .getFirst()
        .path("services")
        .valueStream()
        .map(it -> it.path("environment").path("KINORA_ROLES").asString(""))
        .toList();
    List<String> kubernetes = kubernetes("Deployment").stream()
        .map(it -> pod(it).path("containers").path(0))
        .map(it -> role(it.path("env")).orElse(it.path("args").path(0).asString()))
        .toList();

    for (List<String> roles : List.of(compose, kubernetes)) {
      assertThat(roles.stream().flatMap(it -> Stream.of(it.split(","))).filter(it -> !it.isEmpty()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(Role.values()).map(Role::word).toList());
    }
  }

  private static Optional<String> role(JsonNode environment) {
    return environment
        .valueStream()
        .filter(it -> it.path("name").asString().equals("KINORA_ROLES"))
        .map(it -> it.path("value").asString())
        .findFirst();
  }

  @Test
  void nobody_may_write_to_its_root_or_be_root() {
    for (JsonNode deployment : kubernetes("Deployment")) {
      assertThat(pod(deployment).at("/securityContext/runAsNonRoot").booleanValue())
          .isTrue();
      JsonNode container = pod(deployment).path("containers").path(0);
      assertThat(container.at("/securityContext/readOnlyRootFilesystem").booleanValue())
          .isTrue();
      assertThat(container.at("/securityContext/allowPrivilegeEscalation").booleanValue(true))
          .isFalse();
    }
    assertThat(documents(COMPOSE).getFirst().path("x-kinora").path("read_only").booleanValue())
        .isTrue();
  }

  @Test
  void what_a_document_names_is_there() {
    for (JsonNode deployment : kubernetes("Deployment")) {
      JsonNode container = pod(deployment).path("containers").path(0);
      for (JsonNode from : container.path("envFrom")) {
        assertThat(names("ConfigMap")).containsAll(named(from.path("configMapRef")));
        assertThat(names("Secret")).containsAll(named(from.path("secretRef")));
      }
      assertThat(pod(deployment).path("volumes").findValuesAsString("name"))
          .containsAll(container.path("volumeMounts").findValuesAsString("name"));
      assertThat(deployment.at("/spec/template/metadata/labels"))
          .isEqualTo(deployment.at("/spec/selector/matchLabels"));
    }
    for (JsonNode scaled : kubernetes("ScaledObject")) {
      assertThat(names("Deployment")).containsAll(named(scaled.at("/spec/scaleTargetRef")));
      assertThat(names("TriggerAuthentication"))
          .containsAll(named(scaled.at("/spec/triggers/0/authenticationRef")));
    }
  }

  private static List<String> named(JsonNode reference) {
    return reference.isMissingNode()
        ? List.of()
        : List.of(reference.path("name").asString());
  }

  @Test
  void what_is_asked_of_a_process_is_answered() {
    var paths = new ArrayList<String>();
    kubernetes("Deployment").forEach(it -> paths.addAll(it.findValuesAsString("path")));

    assertThat(paths)
        .contains("/healthz", "/readyz")
        .allMatch(Set.of("/healthz", "/readyz")::contains);
  }

  @Test
  void the_question_for_what_waits_can_be_answered() {
    List<String> queries = kubernetes("ScaledObject").stream()
        .map(it -> it.at("/spec/triggers/0/metadata/query").asString())
        .toList();

    assertThat(queries).hasSize(1);
    try (var database = Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), 2)) {
      assertThat(database.<Integer>read(handle ->
              handle.createQuery(queries.getFirst()).mapTo(Integer.class).one()))
          .isZero();
    }
  }

  @Test
  void what_the_image_is_built_of_is_there() throws IOException {
    Pattern copy = Pattern.compile("(?m)^COPY (?!--from)(.+) \\S+$");
    Matcher copied = copy.matcher(Files.readString(FOLDER.resolve("Dockerfile")));
    var sources = new ArrayList<String>();
    while (copied.find()) {
      sources.addAll(List.of(copied.group(1).split(" ")));
    }

    assertThat(sources).contains("pom.xml", "src/main").allMatch(it -> Files.exists(Path.of(it)));
  }
}
