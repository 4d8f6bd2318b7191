package io.kinora.media.render;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.probe.ColourFacts;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import io.kinora.media.profile.Profile;
import java.nio.file.Path;

/// Looks at a finished film before it counts as one.
final class FilmCheck {

  private final FfmpegRunner runner;
  private final Prober prober;
  private final StopSignal stop;

  FilmCheck(FfmpegRunner runner, Prober prober, StopSignal stop) {
    this.runner = runner;
    this.prober = prober;
    this.stop = stop;
  }

  /// @throws io.kinora.infra.base.FailureException when the file is not the film that was planned
  void check(Path film, Profile profile, long frameCount) {
    if (!(prober.probe(film, "the film", stop) instanceof ProbeResult.Video video)) {
      throw wrong("it does not open");
    }
    PictureFacts picture = video.picture();
    require(picture.codec().equals("h264"), "it has no H.264");
    require(
        picture.width() == profile.width() && picture.height() == profile.height(),
        "it is " + picture.width() + "x" + picture.height());
    require(picture.frameCount() == frameCount, "it has " + picture.frameCount() + " frames");
    require(picture.colour().equals(ColourFacts.BT_709), "its colour tags are missing");
    require(video.sound().isPresent(), "it has no sound");
    double planned = profile.frameRate().timeOf(frameCount).toNanos() / 1e9;
    double off = Math.abs(video.length().toNanos() / 1e9 - planned);
    require(off <= 1 / profile.frameRate().perSecond() + 0.03, "its length is " + off + " s off");
    decodeEnd(film);
  }

  private void decodeEnd(Path film) {
    var command = FfmpegCommand.ffmpeg()
        .words("-xerror", "-sseof", "-0.5")
        .input(film)
        .words("-map", "0:v:0", "-f", "null", "-")
        .build();
    runner
        .run(command, RunLimits.SHORT, stop)
        .ending()
        .orFail(FailureCode.ENCODER_FAILED, "The film cannot be decoded to its end");
  }

  private static void require(boolean isRight, String what) {
    if (!isRight) {
      throw wrong(what);
    }
  }

  private static RuntimeException wrong(String what) {
    return new Failure(FailureCode.ENCODER_FAILED, "The film is not what was planned: " + what)
        .asException();
  }
}
