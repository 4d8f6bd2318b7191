package io.kinora.engine.work;

import io.kinora.engine.work.Checked.Right;
import io.kinora.engine.work.Checked.Wrong;
import io.kinora.infra.platform.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A kind of work, described: what it takes and what it gives. Who does it is a
/// [io.kinora.engine.task.Work] of the same name.
///
/// @param name            such as `image.thumb`
/// @param sentence        what it does, for the reference pages
/// @param files           in the order in which they are shown
/// @param reportsPercent  whether it says how far it has come
/// @param acrossParameters what is looked at when each parameter for itself is right
/// @param platform         where it uploads to
public record WorkKind(
    String name,
    String sentence,
    Parameters parameters,
    List<OutputFile> files,
    boolean reportsPercent,
    AcrossParameters acrossParameters,
    @Nullable Platform platform) {

  /// A rule about several parameters together.
  @FunctionalInterface
  public interface AcrossParameters {

    AcrossParameters NO_RULE = _ -> Map.of();

    /// What is wrong, under the names of parameters; empty if nothing is.
    Map<String, List<String>> messages(ObjectNode right);
  }

  public WorkKind {
    files = List.copyOf(files);
  }

  /// A kind that makes no files, does not say how far it has come, and has no further rule.
  public static WorkKind of(String name, String sentence, Parameter... parameters) {
    return new WorkKind(
        name,
        sentence,
        Parameters.of(parameters),
        List.of(),
        false,
        AcrossParameters.NO_RULE,
        null);
  }

  public WorkKind making(OutputFile... made) {
    return new WorkKind(
        name, sentence, parameters, List.of(made), reportsPercent, acrossParameters, platform);
  }

  public WorkKind reportingPercent() {
    return new WorkKind(name, sentence, parameters, files, true, acrossParameters, platform);
  }

  public WorkKind with(AcrossParameters rule) {
    return new WorkKind(name, sentence, parameters, files, reportsPercent, rule, platform);
  }

  WorkKind uploadingTo(Platform chosen) {
    return new WorkKind(
        name, sentence, parameters, files, reportsPercent, acrossParameters, chosen);
  }

  /// Where it uploads to, if it does.
  public Optional<Platform> findPlatform() {
    return Optional.ofNullable(platform);
  }

  public List<String> fileNames() {
    return files.stream().map(OutputFile::name).toList();
  }

  /// Those that every task of the kind may be asked for.
  public List<String> usualFileNames() {
    return files.stream().filter(it -> !it.isExtra()).map(OutputFile::name).toList();
  }

  /// The file that the task is for. Source: the tasks contract, section 9, s3_signed.
  public Optional<OutputFile> findMainFile() {
    return files.stream()
        .filter(file -> file.name().equals("export") || file.name().equals("output"))
        .findFirst();
  }

  /// Holds what a client gave against this description.
  public Checked check(ObjectNode given, KindVersion version) {
    return switch (parameters.check(given, version)) {
      case Wrong wrong -> wrong;
      case Right right -> acrossParameters(right);
    };
  }

  private Checked acrossParameters(Right right) {
    Map<String, List<String>> messages = acrossParameters.messages(right.parameters());
    return messages.isEmpty() ? right : new Wrong(messages);
  }
}
