package io.kinora.engine.access;

import io.kinora.engine.access.Credential.Kind;
import io.kinora.engine.access.NewTenant.NewRecipes;
import io.kinora.engine.recipe.Receivers;
import io.kinora.engine.recipe.StoredRecipe;
import io.kinora.media.recipe.RecipeReading;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what a bootstrap file says about Flix Cloud: keys, recipes, and who is told.
///
/// @param place an object, or a list of them
record BootstrapRecipes(BootstrapPlace place) {

  private static final Set<String> OF_RECIPE = Set.of("id", "name", "active");

  List<Credential> credentials() {
    return objects().stream()
        .filter(it -> it.has("api_key"))
        .map(it -> new Credential(Kind.FLIXCLOUD_API_KEY, it.member("api_key").text(), List.of()))
        .toList();
  }

  /// @return empty where nothing is said
  Optional<NewRecipes> read() {
    if (place.isAbsent()) {
      return Optional.empty();
    }
    var recipes = new ArrayList<StoredRecipe>();
    @Nullable URI notification = null;
    for (BootstrapPlace object : objects()) {
      object.member("recipes").list("a list of recipes").forEach(it -> recipes.add(recipe(it)));
      if (object.has("notification_url")) {
        BootstrapPlace address = object.member("notification_url");
        notification = Receivers.address(address.text())
            .orElseThrow(() -> address.invalid("an http or https address"));
      }
    }
    return Optional.of(new NewRecipes(recipes, notification));
  }

  private List<BootstrapPlace> objects() {
    List<BootstrapPlace> objects = place.oneOrMore();
    objects.forEach(it -> it.expectObject(
        "an object, or a list of them", Set.of("api_key", "notification_url", "recipes")));
    return objects;
  }

  private static StoredRecipe recipe(BootstrapPlace place) {
    place.expect(place.node().isObject(), "an object");
    JsonNode id = place.member("id").node();
    place.member("id").expect(id.isInt() && id.asInt() > 0, "a whole number from 1");
    String name = place.member("name").text();
    place.member("name").expect(StoredRecipe.isName(name), "a name of at most 100 characters");
    JsonNode active = place.member("active").node();
    place.member("active").expect(active.isMissingNode() || active.isBoolean(), "true or false");
    return new StoredRecipe(id.asInt(), name, active.asBoolean(true), settings(place));
  }

  private static Map<String, String> settings(BootstrapPlace place) {
    var settings = new HashMap<String, String>();
    for (String name : place.node().propertyNames()) {
      if (!OF_RECIPE.contains(name)) {
        BootstrapPlace value = place.member(name);
        value.expect(value.node().isValueNode() && !value.isAbsent(), "a text or a number");
        settings.put(name, value.node().asString());
      }
    }
    List<String> wrong = RecipeReading.read(settings, true).wrong();
    if (!wrong.isEmpty()) {
      throw place.member(wrong.getFirst()).invalid("a value that this setting can have");
    }
    return settings;
  }
}
