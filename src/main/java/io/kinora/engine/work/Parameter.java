package io.kinora.engine.work;

import io.kinora.engine.work.Allowed.Between;
import io.kinora.engine.work.Allowed.Everything;
import io.kinora.engine.work.Allowed.OneOf;
import io.kinora.engine.work.Presence.Defaulted;
import io.kinora.engine.work.Presence.DefaultedIn;
import io.kinora.engine.work.Presence.Required;
import io.kinora.engine.work.Presence.Voluntary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// One parameter of a kind of work, described: made voluntary and unlimited, then narrowed.
///
/// @param sentence what it is for, for the reference pages
/// @param isSecret never shown again, not even to who gave it
public record Parameter(
    String name,
    ParameterType type,
    String sentence,
    Presence presence,
    Allowed allowed,
    boolean isSecret) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  public Parameter {
    var usual = presence.standIn(KindVersion.V2);
    if (usual.isPresent() && usual.flatMap(type::read).isEmpty()) {
      throw new IllegalArgumentException("the default of " + name + " is " + type.complaint());
    }
  }

  public static Parameter string(String name, String sentence) {
    return of(name, ParameterType.STRING, sentence);
  }

  public static Parameter integer(String name, String sentence) {
    return of(name, ParameterType.INTEGER, sentence);
  }

  public static Parameter decimal(String name, String sentence) {
    return of(name, ParameterType.FLOAT, sentence);
  }

  public static Parameter truth(String name, String sentence) {
    return of(name, ParameterType.BOOLEAN, sentence);
  }

  public static Parameter strings(String name, String sentence) {
    return of(name, ParameterType.STRINGS, sentence);
  }

  public static Parameter url(String name, String sentence) {
    return of(name, ParameterType.URL, sentence);
  }

  public static Parameter webUrl(String name, String sentence) {
    return of(name, ParameterType.WEB_URL, sentence);
  }

  public static Parameter colour(String name, String sentence) {
    return of(name, ParameterType.COLOUR, sentence);
  }

  /// A side of a picture in pixels. Source: the tasks contract, section 10, fit and fill.
  static Parameter side(String name, String sentence) {
    return integer(name, sentence).between(1, 8192);
  }

  public Parameter required() {
    return with(new Required());
  }

  public Parameter orElse(String usual) {
    return orElse(JSON.stringNode(usual));
  }

  public Parameter orElse(long usual) {
    return orElse(JSON.numberNode(usual));
  }

  public Parameter orElse(double usual) {
    return orElse(JSON.numberNode(usual));
  }

  public Parameter orElse(boolean usual) {
    return orElse(JSON.booleanNode(usual));
  }

  /// An empty list stands in.
  public Parameter orElseNone() {
    return orElse(JSON.arrayNode());
  }

  /// A copy with another default in one version, for a parameter that has one already.
  public Parameter orElseIn(KindVersion version, boolean different) {
    return orElseIn(version, JSON.booleanNode(different));
  }

  /// A copy with another default in one version, for a parameter that has one already.
  public Parameter orElseIn(KindVersion version, long different) {
    return orElseIn(version, JSON.numberNode(different));
  }

  /// A copy with a default in one version, for a parameter that has none in the others.
  Parameter orElseOnlyIn(KindVersion version, long usual) {
    return with(new DefaultedIn(Map.of(version, JSON.numberNode(usual))));
  }

  public Parameter oneOf(String... choices) {
    return oneOf(Arrays.asList(choices));
  }

  public Parameter oneOf(List<String> choices) {
    return new Parameter(name, type, sentence, presence, new OneOf(choices), isSecret);
  }

  public Parameter between(long min, long max) {
    return new Parameter(name, type, sentence, presence, new Between(min, max), isSecret);
  }

  public Parameter secret() {
    return new Parameter(name, type, sentence, presence, allowed, true);
  }

  /// What is wrong with a value that was given; empty if nothing is.
  Optional<String> complaint(JsonNode value) {
    return type.read(value).map(allowed::complaint).orElseGet(() -> Optional.of(type.complaint()));
  }

  private static Parameter of(String name, ParameterType type, String sentence) {
    return new Parameter(name, type, sentence, new Voluntary(), new Everything(), false);
  }

  private Parameter orElse(JsonNode usual) {
    return with(new Defaulted(usual, Map.of()));
  }

  private Parameter orElseIn(KindVersion version, JsonNode different) {
    JsonNode usual = presence.standIn(KindVersion.V2).orElseThrow();
    return with(new Defaulted(usual, Map.of(version, different)));
  }

  private Parameter with(Presence changed) {
    return new Parameter(name, type, sentence, changed, allowed, isSecret);
  }
}
