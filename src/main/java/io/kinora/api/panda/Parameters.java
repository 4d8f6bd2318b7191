package io.kinora.api.panda;

import io.kinora.api.http.QueryParameters;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a request says, from wherever its client writes that: one text for each name.
///
/// Source: the panda contract, section 2.
///
/// @param all in the order in which they came
record Parameters(Map<String, String> all) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Set<String> YES = Set.of("true", "1", "yes");
  private static final Set<String> NO = Set.of("false", "0", "no", "");
  private static final Pattern NESTED = Pattern.compile("([^\\[\\]]+)\\[([^\\[\\]]+)]");

  Parameters {
    all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
  }

  static Parameters of(QueryParameters parameters) {
    var all = new LinkedHashMap<String, String>();
    parameters.all().forEach(it -> all.putIfAbsent(it.name(), it.value()));
    return new Parameters(all);
  }

  /// Reads a JSON object of texts, as an uploader writes it into a header.
  ///
  /// @return empty where it is none
  static Optional<Parameters> ofJson(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (!node.isObject()) {
        return Optional.empty();
      }
      var all = new LinkedHashMap<String, String>();
      node.properties().forEach(it -> {
        if (it.getValue().isValueNode() && !it.getValue().isNull()) {
          all.put(it.getKey(), it.getValue().asString());
        }
      });
      return Optional.of(new Parameters(all));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /// Both; where they say different things, these hold.
  Parameters and(Parameters others) {
    var both = new LinkedHashMap<>(all);
    others.all.forEach(both::putIfAbsent);
    return new Parameters(both);
  }

  /// What is said by a name, without blanks around it; empty where that is nothing.
  Optional<String> find(String name) {
    return Optional.ofNullable(all.get(name)).map(String::strip).filter(it -> !it.isEmpty());
  }

  boolean has(String name) {
    return all.containsKey(name);
  }

  /// @throws PandaException where nothing is said
  String get(String name, String allRequired) {
    return find(name).orElseThrow(() -> PandaException.missing(allRequired));
  }

  /// @throws PandaException where it is neither yes nor no
  boolean isTrue(String name, boolean usually) {
    return all.containsKey(name) ? truth(name, all.get(name)) : usually;
  }

  private static boolean truth(String name, String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (!YES.contains(word) && !NO.contains(word)) {
      throw PandaException.badRequest(name + " must be true or false");
    }
    return YES.contains(word);
  }

  /// A whole number; blanks around it and `.0` behind it do not matter.
  ///
  /// @throws PandaException where it is none
  OptionalInt number(String name) {
    OptionalLong number = longNumber(name);
    if (number.isEmpty()) {
      return OptionalInt.empty();
    }
    if (number.getAsLong() != (int) number.getAsLong()) {
      throw PandaException.badRequest(name + " must be a number");
    }
    return OptionalInt.of((int) number.getAsLong());
  }

  OptionalLong longNumber(String name) {
    Optional<String> text = find(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      if (text.get().length() > 20) {
        throw new NumberFormatException("too long");
      }
      return OptionalLong.of(new BigDecimal(text.get()).longValue());
    } catch (NumberFormatException _) {
      throw PandaException.badRequest(name + " must be a number");
    }
  }

  /// What is said by `name[inner]`, or in a JSON object as the value of `name`.
  Map<String, String> nested(String name) {
    var inner = new LinkedHashMap<String, String>();
    find(name)
        .filter(it -> it.startsWith("{"))
        .flatMap(Parameters::ofJson)
        .ifPresent(it -> inner.putAll(it.all()));
    all.forEach((key, value) -> {
      Matcher parts = NESTED.matcher(key);
      if (parts.matches() && parts.group(1).equals(name)) {
        inner.put(parts.group(2), value);
      }
    });
    return inner;
  }

  /// The truths among [#nested].
  Map<String, Boolean> nestedTruths(String name) {
    var truths = new LinkedHashMap<String, Boolean>();
    nested(name).forEach((key, value) -> truths.put(key, truth(name + "[" + key + "]", value)));
    return truths;
  }
}
