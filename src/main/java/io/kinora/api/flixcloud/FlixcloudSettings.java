package io.kinora.api.flixcloud;

/// What an operator says about Flix Cloud. Source: the flixcloud contract, sections 5, 6, 10, 12.
///
/// @param notificationMethod  `PUT` or `POST`
/// @param hasEmptyElements    whether notices have numbers that nobody knows as empty elements
/// @param isVp6Replaced       whether VP6 becomes H.264
/// @param millicentsPerMinute of new video
/// @param opened              where files may be besides
public record FlixcloudSettings(
    String notificationMethod,
    boolean hasEmptyElements,
    boolean isVp6Replaced,
    int millicentsPerMinute,
    Opened opened) {

  /// @param httpPut whether files may be sent to http and https addresses
  /// @param files   whether they may be in folders of this machine
  public record Opened(boolean httpPut, boolean files) {

    public static final Opened NOTHING = new Opened(false, false);
  }

  public static final FlixcloudSettings USUAL =
      new FlixcloudSettings("PUT", false, false, 0, Opened.NOTHING);
}
