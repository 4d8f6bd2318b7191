package io.kinora.api.tasks;

import io.kinora.api.http.QueryParameters;
import io.kinora.engine.connection.Connectors;
import io.kinora.engine.task.TaskOrder;
import io.kinora.engine.work.Checked;
import io.kinora.engine.work.Checked.Right;
import io.kinora.engine.work.Checked.Wrong;
import io.kinora.engine.work.Destination;
import io.kinora.engine.work.KindVersion;
import io.kinora.engine.work.OutputFile;
import io.kinora.engine.work.Parameter;
import io.kinora.engine.work.Parameters;
import io.kinora.engine.work.SecretParameters;
import io.kinora.engine.work.SwitchedOff;
import io.kinora.engine.work.WorkCatalogue;
import io.kinora.engine.work.WorkKind;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes orders of task definitions. A wrong definition becomes an order that is refused, so that
/// it has a status like all others. Source: the tasks contract, section 4.
final class Definitions {

  /// What every task takes. Source: the tasks contract, section 8.
  static final Parameters CALLBACKS = Parameters.of(
      Parameter.webUrl("url_callback", "Called when the task has succeeded."),
      Parameter.webUrl("url_errback", "Called when the task has failed."));

  private static final Parameters NAME =
      Parameters.of(Parameter.string("task_name", "The kind of task.").required());

  private static final int SHOWN_MAX = 200;

  private final WorkCatalogue catalogue;
  private final SecretParameters secrets;
  private final Connectors connectors;

  Definitions(WorkCatalogue catalogue, SecretParameters secrets, Connectors connectors) {
    this.catalogue = catalogue;
    this.secrets = secrets;
    this.connectors = connectors;
  }

  /// @param given whatever stands where a definition should
  TaskOrder order(JsonNode given, KindVersion version, TenantId tenant) {
    ObjectNode definition = given instanceof ObjectNode it ? it : empty();
    Checks checks = checks(definition, version);
    TaskContext context = context(definition, version, checks.store());
    Optional<Failure> refusal = refusal(definition, checks, context);
    String kind = findKind(definition).map(WorkKind::name).orElse("unknown");
    ObjectNode parameters =
        refusal.isPresent() ? sent(definition, checks) : parameters(definition, checks, tenant);
    TaskOrder plain = TaskOrder.of(tenant, kind, parameters.toString(), context.origin());
    return refusal.map(plain::refused).orElse(plain);
  }

  /// What details show of a refused task. As nothing will run, secrets are masked at once; what
  /// its kind does not know might be one.
  private ObjectNode sent(ObjectNode definition, Checks checks) {
    Optional<Parameters> own = findKind(definition).map(WorkKind::parameters);
    Parameters known = own.orElse(Parameters.of());
    if (own.isPresent() && checks.parameters() instanceof Right(ObjectNode right)) {
      return Masking.of(known, right);
    }
    ObjectNode sent = empty();
    Stream.concat(known.all().stream(), CALLBACKS.all().stream())
        .map(Parameter::name)
        .filter(definition::hasNonNull)
        .forEach(name -> sent.set(name, definition.path(name)));
    return Masking.of(known, sent);
  }

  /// What the work is to be told; all checks were right.
  private ObjectNode parameters(ObjectNode definition, Checks checks, TenantId tenant) {
    ObjectNode right = ((Right) checks.parameters()).parameters();
    ObjectNode sealed = findKind(definition)
        .map(kind -> secrets.sealed(kind.parameters(), right, tenant))
        .orElse(right);
    ObjectNode terms = ((Right) checks.store()).parameters();
    TaskStore store = TaskStore.of(terms.path("type").asString());
    ObjectNode kept = store.keeping().in(sealed);
    return store.isElsewhere()
        ? new Destination(store.word(), secrets.sealed(store.parameters(), terms, tenant)).in(kept)
        : kept;
  }

  Optional<WorkKind> findKind(JsonNode definition) {
    return findKind(nameOf(definition));
  }

  Optional<WorkKind> findKind(String name) {
    return catalogue.find(name);
  }

  /// The definition that a query spells. Source: the tasks contract, section 6.6.
  ObjectNode ofQuery(QueryParameters query) {
    ObjectNode definition = empty();
    query.find("task_name").ifPresent(name -> definition.put("task_name", name));
    query.find("task_store").ifPresent(store -> definition.put("task_store", store));
    List<Parameter> own =
        findKind(definition).map(kind -> kind.parameters().all()).orElse(List.of());
    Stream.concat(own.stream(), CALLBACKS.all().stream())
        .filter(parameter -> !query.values(parameter.name()).isEmpty())
        .forEach(parameter -> definition.set(
            parameter.name(), parameter.type().ofQuery(query.values(parameter.name()))));
    return definition;
  }

  /// @param parameters of the task; of an unknown one as if it took none
  private record Checks(Checked parameters, Checked callbacks, Checked store) {}

  private Checks checks(ObjectNode definition, KindVersion version) {
    Checked parameters = findKind(definition)
        .map(kind -> kind.check(definition, version))
        .orElseGet(() -> NAME.check(definition, version));
    return new Checks(
        parameters,
        CALLBACKS.check(definition, version),
        TaskStore.check(definition.path("task_store"), version));
  }

  private TaskContext context(ObjectNode definition, KindVersion version, Checked store) {
    ObjectNode callbacks = empty();
    for (Parameter one : CALLBACKS.all()) { // A right one is called even if the other is wrong.
      if (Parameters.of(one).check(definition, version) instanceof Right(ObjectNode right)) {
        callbacks.setAll(right);
      }
    }
    return new TaskContext(
        version,
        nameOf(definition),
        store instanceof Right(ObjectNode right)
            ? TaskStore.masked(right)
            : empty().put("type", TaskStore.usual(version).word()),
        definition.path("task_metas") instanceof ObjectNode metas ? metas : null,
        callbacks);
  }

  private Optional<Failure> refusal(ObjectNode definition, Checks checks, TaskContext context) {
    ObjectNode problems = problems(checks);
    if (!problems.isEmpty()) {
      return Optional.of(new Failure(FailureCode.PARAMETERS_INVALID, problems.toString()));
    }
    Optional<WorkKind> kind = findKind(definition);
    if (kind.isEmpty()) {
      return Optional.of(new Failure(
          FailureCode.PARAMETERS_INVALID, "unknown task '" + shown(nameOf(definition)) + "'"));
    }
    return SwitchedOff.refusalOf(kind.get(), connectors)
        .or(() -> refusal(kind.get(), context.storeType()));
  }

  private Optional<Failure> refusal(WorkKind kind, TaskStore store) {
    return switch (store) {
      case PERSISTENT, VOLATILE, DUMMY, S3_SIGNED -> Optional.empty();
      case YOUTUBE ->
        kind.findMainFile().filter(OutputFile::isVideo).isPresent()
            ? SwitchedOff.refusalOfYouTubeStore(connectors)
            : Optional.of(
                new Failure(FailureCode.OUTPUT_REFUSED, "this store accepts videos only"));
    };
  }

  private static ObjectNode problems(Checks checks) {
    ObjectNode problems = empty();
    Stream.of(checks.parameters(), checks.callbacks())
        .forEach(checked -> add(problems, "parameters", checked));
    add(problems, "task_store", checks.store());
    return problems;
  }

  private static void add(ObjectNode problems, String group, Checked checked) {
    if (checked instanceof Wrong wrong) {
      ObjectNode messages = problems.withObjectProperty(group);
      wrong
          .messages()
          .forEach((name, texts) -> texts.forEach(messages.withArrayProperty(name)::add));
    }
  }

  private static String nameOf(JsonNode definition) {
    JsonNode name = definition.path("task_name");
    return name.isString() ? name.asString() : "";
  }

  /// Neither endless nor with characters that a database refuses.
  private static String shown(String name) {
    String clean = name.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= SHOWN_MAX ? clean : clean.substring(0, SHOWN_MAX) + "…";
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }
}
