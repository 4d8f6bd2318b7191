package io.kinora.media.render;

/// How large a picture or clip is when it stands upright, in pixels.
record MediaSize(int width, int height) {

  double aspect() {
    return (double) width / height;
  }
}
