package io.kinora.api.flixcloud;

/// What an operator says about Flix Cloud. Source: the flixcloud contract, sections 5, 6, 10, 12.
///
/// @param notificationMethod  `PUT` or `POST`
/// @param hasEmptyElements    whether notices have numbers that nobody knows as empty elements
/// @param isVp6Replaced       whether VP6 becomes H.264
/// @param millicentsPerMinute of new video
/// @param allowsHttpPut       whether files may be sent to http and https addresses
public record FlixcloudSettings(
    String notificationMethod,
    boolean hasEmptyElements,
    boolean isVp6Replaced,
    int millicentsPerMinute,
    boolean allowsHttpPut) {

  public static final FlixcloudSettings USUAL =
      new FlixcloudSettings("PUT", false, false, 0, false);
}
