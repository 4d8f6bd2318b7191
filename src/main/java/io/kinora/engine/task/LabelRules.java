package io.kinora.engine.task;

import static java.util.stream.Collectors.toSet;

import io.kinora.engine.machine.Labels;
import io.kinora.infra.base.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which label tasks need, by their kind and their tenant.
///
/// The most particular rule counts: that of a kind and a tenant, then that of a kind, then that of
/// a tenant.
///
/// @param labels each as [Labels#requireName(String)] wants it
public record LabelRules(Map<Subject, String> labels) {

  /// No task needs a label.
  public static final LabelRules NONE = new LabelRules(Map.of());

  private static final String TENANT = "tenant:";

  public LabelRules {
    labels = Map.copyOf(labels);
    labels.values().forEach(Labels::requireName);
  }

  /// The tasks that a rule is about.
  ///
  /// @param kind   none for those of all kinds
  /// @param tenant none for those of all tenants
  public record Subject(@Nullable String kind, @Nullable TenantId tenant) {

    static Subject parse(String text) {
      if (text.startsWith(TENANT)) {
        return new Subject(null, new TenantId(text.substring(TENANT.length())));
      }
      String[] parts = text.split("@", 2);
      if (parts[0].isEmpty()) {
        throw new IllegalArgumentException("no kind: " + text);
      }
      return new Subject(parts[0], parts.length == 1 ? null : new TenantId(parts[1]));
    }
  }

  /// Reads rules as an operator writes them: `KIND=LABEL`, `tenant:TENANT=LABEL` and
  /// `KIND@TENANT=LABEL`, with commas.
  ///
  /// @throws IllegalArgumentException for another text, and for two rules about the same
  public static LabelRules parse(String text) {
    var labels = new HashMap<Subject, String>();
    for (String rule : text.isBlank() ? new String[0] : text.split(",", -1)) {
      String[] parts = rule.strip().split("=", 2);
      if (parts.length < 2 || labels.put(Subject.parse(parts[0]), parts[1]) != null) {
        throw new IllegalArgumentException("no rule, or a second one: " + rule);
      }
    }
    return new LabelRules(labels);
  }

  /// What a task needs; none where any process may do it.
  @Nullable
  String labelOf(String kind, TenantId tenant) {
    return Stream.of(new Subject(kind, tenant), new Subject(kind, null), new Subject(null, tenant))
        .map(labels::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /// The kinds that they name.
  public Set<String> kinds() {
    return labels.keySet().stream().map(Subject::kind).filter(Objects::nonNull).collect(toSet());
  }
}
