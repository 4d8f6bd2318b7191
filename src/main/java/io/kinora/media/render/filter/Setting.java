package io.kinora.media.render.filter;

/// What a filter stands on. Source: the film language, section 11.
public enum Setting {
  /// An image or a video: the filter works on that picture alone, before any adapter.
  PICTURE,
  /// A node of the scene: the filter works on the whole screen that the node has drawn.
  NODE
}
