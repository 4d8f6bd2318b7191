package io.kinora.api.flixcloud;

import io.kinora.engine.job.JobOrder;
import io.kinora.engine.job.JobOrder.CuePoint;
import io.kinora.engine.job.JobOrder.Location;
import io.kinora.engine.job.JobOrder.Thumbnails;
import io.kinora.engine.recipe.Receivers;
import io.kinora.engine.recipe.Recipes;
import io.kinora.engine.recipe.StoredRecipe;
import io.kinora.infra.base.TenantId;
import io.kinora.media.recipe.RecipeReading;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes an order of a request, and says all that is wrong with it at once.
///
/// Source: the flixcloud contract, sections 2.1, 2.4 and 2.5.
final class JobReading {

  private static final Pattern ID = Pattern.compile("[0-9]{1,9}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
  private static final Pattern PREFIX = Pattern.compile("[^/\\\\\\p{Cntrl}]{1,100}");
  private static final String USUAL_PREFIX = "thumb_";
  private static final int CUE_POINTS_MAX = 1_000;

  private final TenantId tenant;
  private final Recipes recipes;
  private final FlixcloudSettings settings;
  private final Predicate<URI> isNotifiable;
  private final List<String> errors = new ArrayList<>();

  /// @param isNotifiable tells whether we would go to an address to tell
  JobReading(
      TenantId tenant, Recipes recipes, FlixcloudSettings settings, Predicate<URI> isNotifiable) {
    this.tenant = tenant;
    this.recipes = recipes;
    this.settings = settings;
    this.isNotifiable = isNotifiable;
  }

  /// What came of a request.
  sealed interface Read {

    record Right(JobOrder order) implements Read {}

    /// @param errors in the order in which they were found
    record Wrong(List<String> errors) implements Read {}
  }

  /// @param account who is told where the request does not say it
  Read read(XmlElement request, Optional<String> account) {
    Optional<StoredRecipe> recipe = recipe(request);
    XmlElement files = request.all("file-locations").getFirst();
    var places = new LocationReading(settings.opened(), errors);
    Optional<Location> input = places.required(files, "input");
    Optional<Location> output = places.requiredTarget(files, "output");
    Optional<Location> watermark = files
        .child("watermark")
        .filter(it -> !LocationReading.isFolder(it))
        .flatMap(it -> places.read(it, "watermark"));
    Map<String, String> wished = settings(request);
    recipe.ifPresent(it -> checkSettings(it.settings(), wished));
    Map<String, String> all = recipe.map(it -> merged(it.settings(), wished)).orElse(wished);
    Optional<Thumbnails> thumbnails =
        files.child("thumbnails").flatMap(it -> thumbnails(it, places, all));
    List<CuePoint> cuePoints = cuePoints(request);
    Optional<String> notification = notification(request).or(() -> account);
    if (!errors.isEmpty()) {
      return new Read.Wrong(List.copyOf(errors));
    }
    StoredRecipe found = recipe.orElseThrow();
    return new Read.Right(new JobOrder(
        found.id(),
        found.name(),
        all,
        input.orElseThrow(),
        output.orElseThrow(),
        watermark.orElse(null),
        thumbnails.orElse(null),
        notification.orElse(null),
        passThrough(request),
        cuePoints));
  }

  private Optional<StoredRecipe> recipe(XmlElement request) {
    Optional<String> id = request.word("recipe-id");
    Optional<String> name = request.word("recipe-name");
    if (id.isPresent() == name.isPresent()) {
      errors.add(
          id.isPresent()
              ? "recipe_id and recipe_name cannot both be used"
              : "recipe_id or recipe_name is required");
      return Optional.empty();
    }
    Optional<StoredRecipe> found = name.flatMap(it -> recipes.find(tenant, it))
        .or(() -> id.filter(ID.asMatchPredicate())
            .flatMap(it -> recipes.find(tenant, Integer.parseInt(it))));
    if (found.isEmpty()) {
      errors.add("Recipe could not be found");
    } else if (!found.get().isActive()) {
      errors.add("Recipe is not active");
    }
    return found;
  }

  /// What a job says of names counts more than its recipe.
  private Optional<Thumbnails> thumbnails(
      XmlElement element, LocationReading places, Map<String, String> settings) {
    Optional<Location> folder = places.readTarget(element, "thumbnails");
    String prefix = element
        .word("prefix")
        .or(() -> Optional.ofNullable(settings.get("pngex_filename_prefix")))
        .orElse(USUAL_PREFIX);
    if (!isInName(prefix)) {
      errors.add("thumbnails prefix is invalid");
      return Optional.empty();
    }
    Optional<String> suffix = Optional.ofNullable(settings.get("pngex_filename_suffix"));
    if (suffix.filter(it -> !isInName(it)).isPresent()) {
      errors.add("recipe_settings pngex_filename_suffix is invalid");
      return Optional.empty();
    }
    return folder.map(it -> new Thumbnails(it, prefix, suffix.orElse(null)));
  }

  private static boolean isInName(String text) {
    return PREFIX.matcher(text).matches() && !text.startsWith("..");
  }

  private static Map<String, String> settings(XmlElement request) {
    var settings = new LinkedHashMap<String, String>();
    request.all("recipe-settings").stream()
        .flatMap(it -> it.children().stream())
        .filter(it -> !it.text().isBlank())
        .forEach(it -> settings.put(it.name().replace('-', '_'), it.text().strip()));
    return settings;
  }

  /// Only what the request says is its fault.
  private void checkSettings(Map<String, String> ofRecipe, Map<String, String> wished) {
    List<String> wrong =
        RecipeReading.read(merged(ofRecipe, wished), settings.isVp6Replaced()).wrong();
    wished.keySet().stream()
        .filter(wrong::contains)
        .forEach(it -> errors.add("recipe_settings " + it + " is invalid"));
    if (!wished.keySet().containsAll(wrong)) { // An operator's mistake; he will find it so.
      errors.add("Recipe is not active");
    }
  }

  private static Map<String, String> merged(
      Map<String, String> ofRecipe, Map<String, String> wished) {
    var merged = new HashMap<String, String>();
    ofRecipe.forEach((name, value) -> merged.put(name.replace('-', '_'), value));
    merged.putAll(wished);
    return merged;
  }

  private List<CuePoint> cuePoints(XmlElement request) {
    var points = new ArrayList<CuePoint>();
    for (XmlElement groups : request.all("cue-points")) {
      for (XmlElement group : groups.children()) {
        group.all("cue-point").forEach(it -> cuePoint(group.name(), it).ifPresent(points::add));
      }
    }
    if (points.size() > CUE_POINTS_MAX) {
      errors.add("cue_points are more than " + CUE_POINTS_MAX);
    }
    return points;
  }

  private Optional<CuePoint> cuePoint(String kind, XmlElement element) {
    Optional<String> name = element.word("name");
    Optional<String> time = element.word("time").filter(SECONDS.asMatchPredicate());
    if (name.isEmpty()) {
      errors.add("cue_points name is required");
    }
    if (time.isEmpty()) {
      errors.add("cue_points time is invalid");
    }
    var parameters = new HashMap<String, String>();
    element
        .all("parameter")
        .forEach(
            it -> parameters.put(it.word("key").orElse(""), it.word("value").orElse("")));
    return name.isPresent() && time.isPresent()
        ? Optional.of(new CuePoint(kind, name.get(), Double.parseDouble(time.get()), parameters))
        : Optional.empty();
  }

  private Optional<String> notification(XmlElement request) {
    Optional<String> wished = request.word("notification-url");
    Optional<URI> right = wished.flatMap(Receivers::address).filter(isNotifiable);
    if (wished.isPresent() && right.isEmpty()) {
      errors.add("notification_url is invalid");
    }
    return right.map(URI::toString);
  }

  /// Nothing is changed about it.
  private static @Nullable String passThrough(XmlElement request) {
    return request.all("pass-through").stream()
        .map(XmlElement::text)
        .filter(it -> !it.isEmpty())
        .findFirst()
        .orElse(null);
  }
}
