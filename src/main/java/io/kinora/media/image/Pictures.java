package io.kinora.media.image;

import io.kinora.media.ffmpeg.FfmpegRunner;

/// All who make pictures.
public record Pictures(Thumbnails thumbnails, Strips strips, Gifs gifs) {

  public static Pictures with(FfmpegRunner runner) {
    return new Pictures(new Thumbnails(runner), new Strips(runner), new Gifs(runner));
  }
}
