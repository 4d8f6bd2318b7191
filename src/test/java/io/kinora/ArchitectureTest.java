package io.kinora;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may use whom. A new arrow is a commit of its own, with its reason.
class ArchitectureTest {

  private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
      mayUse( // Main and Server put the parts together
          "",
          "cli cli.chaos api.factory api.flixcloud api.http api.panda api.publishing api.tasks engine.access engine.cloud engine.connection engine.delivery engine.film engine.filming engine.job engine.letter engine.library engine.machine engine.moving engine.publishing engine.recipe engine.task engine.upload engine.webhook engine.work media.audio"
              + " media.ffmpeg media.image media.preset media.probe media.publish media.recipe media.render media.sxml media.transcode"
              + " infra.base infra.db"
              + " infra.observe infra.outbound infra.platform infra.s3 infra.secret infra.storage infra.table infra.transfer"),
      mayUse(
          "cli",
          "cli.bench media.render media.transcode media.probe media.ffmpeg media.profile"
              + " media.pack media.timeline media.sxml infra.s3 infra.base"),
      mayUse(
          "cli.bench",
          "engine.task media.audio media.render media.transcode media.image media.probe media.ffmpeg"
              + " media.profile media.publish media.sxml infra.db infra.s3 infra.storage infra.base"),
      mayUse("cli.chaos", "media.ffmpeg infra.base"),
      mayUse("api.http", "infra.base infra.db infra.observe"),
      mayUse("api.stored", "api.http engine.library engine.task"),
      mayUse("api.openapi", ""),
      mayUse(
          "api.flixcloud",
          "api.http engine.access engine.job engine.recipe media.recipe infra.outbound"
              + " infra.transfer infra.base"),
      mayUse(
          "engine.filming",
          "engine.library engine.task media.profile media.render media.sxml infra.db infra.base"),
      mayUse(
          "engine.work",
          "engine.filming engine.task engine.library engine.connection media.audio media.image media.page media.probe media.profile media.render"
              + " media.stream media.sxml media.timeline media.transcode infra.outbound infra.transfer infra.platform infra.secret infra.db infra.base"),
      mayUse(
          "api.panda",
          "api.http api.stored engine.cloud engine.library engine.upload engine.work media.preset"
              + " infra.transfer infra.db infra.base"),
      mayUse(
          "api.factory",
          "api.http api.stored engine.delivery engine.film engine.library engine.task"
              + " infra.outbound infra.secret media.profile infra.base"),
      mayUse(
          "engine.film",
          "engine.delivery engine.filming engine.letter engine.library engine.task engine.work"
              + " media.pack media.profile media.render media.sxml infra.outbound infra.secret infra.db"
              + " infra.base"),
      mayUse("engine.letter", "engine.task infra.outbound infra.secret infra.db infra.base"),
      mayUse(
          "engine.cloud",
          "engine.library engine.task engine.upload media.preset infra.outbound infra.transfer"
              + " infra.secret infra.db infra.base"),
      mayUse(
          "engine.access",
          "engine.cloud engine.connection engine.film engine.recipe engine.task media.recipe infra.platform infra.db infra.base"),
      mayUse("engine.recipe", "infra.outbound infra.secret infra.db infra.base"),
      mayUse(
          "engine.job",
          "engine.library engine.task media.probe media.recipe infra.outbound infra.transfer"
              + " infra.secret infra.db infra.base"),
      mayUse("engine.connection", "infra.platform infra.secret infra.db infra.base"),
      mayUse(
          "engine.delivery",
          "engine.connection infra.outbound infra.platform infra.transfer infra.base"),
      mayUse("engine.library", "infra.db infra.storage infra.base"),
      mayUse("engine.upload", "infra.db infra.storage infra.base"),
      mayUse(
          "engine.publishing",
          "engine.library engine.task engine.upload engine.webhook media.image media.publish infra.db infra.base"),
      mayUse("engine.webhook", "engine.task infra.outbound infra.secret infra.db infra.base"),
      mayUse(
          "api.tasks",
          "api.http api.openapi api.stored engine.connection engine.task engine.work engine.library infra.outbound"
              + " infra.base"),
      mayUse(
          "api.publishing",
          "api.http api.openapi api.stored engine.access engine.library engine.publishing engine.upload engine.webhook"
              + " media.image infra.base infra.db infra.secret"),
      mayUse("engine.task", "engine.machine infra.db infra.base"),
      mayUse("engine.machine", "infra.db infra.base"),
      mayUse( // it brings along what these three keep
          "engine.moving",
          "engine.library engine.machine engine.upload infra.db infra.storage infra.table infra.base"),
      mayUse(
          "media.render",
          "media.sxml media.timeline media.colour media.ffmpeg media.probe media.profile"
              + " media.speech media.stream infra.base"),
      mayUse("media.stream", "media.profile"),
      mayUse("media.speech", "media.ffmpeg infra.base"),
      mayUse("media.audio", "media.ffmpeg infra.base"),
      mayUse("media.image", "media.colour media.ffmpeg media.probe infra.base"),
      mayUse("media.transcode", "media.colour media.image media.ffmpeg media.probe infra.base"),
      mayUse("media.recipe", "media.colour media.image media.ffmpeg media.probe infra.base"),
      mayUse(
          "media.preset",
          "media.colour media.image media.ffmpeg media.probe media.profile infra.base"),
      mayUse("media.colour", "media.probe"),
      mayUse(
          "media.publish",
          "media.colour media.ffmpeg media.image media.probe media.profile media.stream infra.base"),
      mayUse("media.page", ""),
      mayUse("media.timeline", "media.sxml"),
      mayUse("media.sxml", "infra.base"),
      mayUse("media.pack", "media.sxml infra.base"),
      mayUse("media.profile", ""),
      mayUse("media.probe", "media.ffmpeg infra.base"),
      mayUse("media.ffmpeg", "infra.base"),
      mayUse("infra.secret", "infra.base"),
      mayUse("infra.platform", "infra.outbound infra.base"),
      mayUse("infra.transfer", "infra.outbound infra.s3 infra.base"),
      mayUse("infra.outbound", "infra.base"),
      mayUse("infra.db", "infra.base"),
      mayUse("infra.table", "infra.db infra.base"),
      mayUse("infra.storage", "infra.s3 infra.base"),
      mayUse("infra.s3", "infra.base"),
      mayUse("infra.observe", "infra.base"),
      mayUse("infra.base", ""));

  private static final JavaClasses CODE =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.kinora");

  private static Map.Entry<String, Set<String>> mayUse(String name, String others) {
    return entry(name, others.isEmpty() ? Set.of() : Set.of(others.split(" ", -1)));
  }

  static Stream<String> packages() {
    return CODE.stream().map(ArchitectureTest::packageOf).distinct().sorted();
  }

  @Test
  void every_package_has_its_row() {
    assertThat(packages()).containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void a_package_uses_only_the_packages_of_its_row(String name) {
    var used = arrowsFrom(name).map(it -> packageOf(it.getTargetClass())).collect(toSet());

    assertThat(used).isSubsetOf(MAY_USE.getOrDefault(name, Set.of()));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void internal_packages_are_closed_to_others(String name) {
    assertThat(arrowsFrom(name).filter(it -> isInternal(it.getTargetClass()))).isEmpty();
  }

  private static Stream<Dependency> arrowsFrom(String name) {
    return CODE.stream()
        .filter(it -> packageOf(it).equals(name))
        .flatMap(it -> it.getDirectDependenciesFromSelf().stream())
        .filter(it -> it.getTargetClass().getPackageName().startsWith("io.kinora"))
        .filter(it -> !packageOf(it.getTargetClass()).equals(name));
  }

  /// Layer and package of a class, such as `media.render`; what lies deeper belongs to it.
  private static String packageOf(JavaClass type) {
    return String.join(".", words(type).stream().limit(2).toList());
  }

  private static boolean isInternal(JavaClass type) {
    return words(type).size() > 2;
  }

  /// The words of its package after `io.kinora`.
  private static List<String> words(JavaClass type) {
    return List.of(type.getPackageName().split("\\.")).stream().skip(2).toList();
  }
}
