package io.kinora.engine.job;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a job is to do, as its client asked for it and its recipe stood then. Addresses are whole,
/// credentials included: it is never shown, and sealed where it is stored.
///
/// @param recipeId    number of the recipe
/// @param recipeName  its name
/// @param settings    those of the recipe, and over them those of the job
/// @param watermark   none where there is to be none
/// @param thumbnails  none where nobody wants them
/// @param notificationUrl who is told; none where nobody is
/// @param passThrough handed back as it is
public record JobOrder(
    int recipeId,
    String recipeName,
    Map<String, String> settings,
    Location input,
    Location output,
    @Nullable Location watermark,
    @Nullable Thumbnails thumbnails,
    @Nullable String notificationUrl,
    @Nullable String passThrough,
    List<CuePoint> cuePoints) {

  /// An address with what opens it.
  public record Location(
      String url, @Nullable String user, @Nullable String password) {

    /// Never the password.
    @Override
    public String toString() {
      return "Location[***]";
    }
  }

  /// @param folder its address may end in a slash
  /// @param prefix begins all names
  /// @param suffix ends them, before `.png`; nothing where there is none
  public record Thumbnails(
      Location folder, String prefix, @Nullable String suffix) {}

  /// A moment with a name.
  ///
  /// @param kind       `event` or `navigation`
  /// @param seconds    from the begin of the new video
  public record CuePoint(String kind, String name, double seconds, Map<String, String> parameters) {

    public CuePoint {
      parameters = Map.copyOf(parameters);
    }
  }

  public JobOrder {
    settings = Map.copyOf(settings);
    cuePoints = List.copyOf(cuePoints);
  }

  /// Never what it says: there are passwords in it.
  @Override
  public String toString() {
    return "JobOrder[recipe " + recipeId + "]";
  }
}
