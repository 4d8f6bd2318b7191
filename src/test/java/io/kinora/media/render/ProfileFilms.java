package io.kinora.media.render;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import io.kinora.media.profile.Profile;
import io.kinora.media.sxml.FilmReader;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes films of a folder's files, and asks what they are.
record ProfileFilms(Path folder) {

  static FilmRenderer renderer() {
    return new FilmRenderer(
        TestMedia.runner(),
        new Prober(TestMedia.runner(), ProbeLimits.USUAL),
        TestMedia.CACHE,
        RenderSettings.of("ultrafast", 2));
  }

  PlannedFilm planned(Profile profile, String body, StopSignal stop) {
    var film =
        FilmReader.read("<movie service=\"craftsman-1.0\"><body>" + body + "</body></movie>");
    return renderer().plan(film, named -> folder.resolve(named.filename()), profile, stop);
  }

  Path render(Profile profile, String body) {
    Path out =
        folder.resolve(profile.name() + "." + profile.format().container().extension());
    var stop = new StopSignal();
    PlannedFilm film = planned(profile, body, stop);
    try (var work = WorkFolder.in(folder.resolve("work"))) {
      renderer().render(film, out, work, stop, (_, _) -> {});
    }
    return out;
  }

  static JsonNode stream(JsonNode probed, String kind) {
    return probed
        .path("streams")
        .valueStream()
        .filter(it -> it.path("codec_type").asString().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  static JsonNode probed(Path film) {
    return JsonMapper.shared()
        .readTree(TestMedia.run(FfmpegCommand.ffprobe()
            .words("-show_streams", "-show_format")
            .input(film)
            .build()));
  }

  /// All frames as one pixel of red, green and blue each, read as players read a file of its kind.
  static byte[] pixels(Path film, String cut) {
    return TestMedia.run(FfmpegCommand.ffmpeg()
        .words("-xerror")
        .input(film)
        .words("-map", "0:v:0", "-fps_mode", "passthrough")
        .words("-vf", cut + "scale=1:1:flags=area,format=rgb24", "-f", "rawvideo", "pipe:1")
        .build());
  }
}
