package io.kinora.media.preset;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.preset.command.FileName;
import io.kinora.media.preset.command.RefusedCommandException;
import io.kinora.media.probe.ColourFacts;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import io.kinora.media.probe.SoundFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Plans of commands, without running them. Source: the panda contract, section 9.
class CommandPlanTest {

  private static final String ID = "2f8760b7e0d4c7dbe609b5872be9bc3b";
  private static final Path SOURCE = Path.of("/data/in/source.mp4");
  private static final Path FOLDER = Path.of("/data/work/w1");

  private static final Encoders ENCODERS =
      new Encoders(Set.of("libx264", "aac", "flv", "libmp3lame", "libvpx", "vorbis", "mpeg4"));

  private static List<CommandStep> plan(String command, String... attributes) {
    var all = new HashMap<String, String>(
        Map.of("extname", ".flv", "command", command, "width", "320", "height", "240"));
    for (int index = 0; index < attributes.length; index += 2) {
      all.put(attributes[index], attributes[index + 1]);
    }
    var wish = new Wish(ID, ProfileReading.read(all), Optional.empty(), List.of());
    var picture = new PictureFacts(
        0, "h264", 640, 360, 0, false, "yuv420p", 25, 100, ColourFacts.BT_709, Optional.empty());
    var material = new Material(
        SOURCE,
        Optional.of(picture),
        Optional.of(new SoundFacts(1, "aac", 48_000, 2, Optional.empty())),
        Duration.ofSeconds(4));
    var facts = new SourceFacts(
        Optional.of(new SourceFacts.Pictures("h264", 640, 360, 25, OptionalInt.of(300))),
        Optional.of(new SourceFacts.Sound("aac", 2, 48_000, OptionalInt.of(96))),
        4_000,
        new SourceFacts.FileFacts(1, "video/mp4"),
        Map.of());
    var tools = new Tools(
        TestMedia.runner(),
        new Prober(TestMedia.runner(), ProbeLimits.USUAL),
        ENCODERS,
        new ProgramShelf(List.of()),
        2);
    var room = new CommandRoom(tools, material, new FileName(ID, ".flv"), FOLDER);
    return new CommandPlan(room, wish, Tokens.of(wish, material, facts), Optional.empty())
        .of(command);
  }

  private static String words(CommandStep step) {
    return switch (step) {
      case CommandStep.Run(FfmpegCommand command) -> String.join(" ", command.words());
      case CommandStep.Replacing(FfmpegCommand command, Path _, Path _) ->
        String.join(" ", command.words());
      case CommandStep.Foreign(var call, String _) -> String.join(" ", call.words());
    };
  }

  @Test
  void the_command_of_the_service_s_page_is_planned_for_today_s_ffmpeg() {
    List<CommandStep> steps =
        plan("ffmpeg -i $input_file$ -ar 22050 -ab 64k -f flv -b 256k $resolution_and_padding$"
            + " -y $output_file$\\nflvtool2 -U $output_file$");

    assertThat(words(steps.getFirst()))
        .startsWith("-nostdin -hide_banner -nostats -v error -y -progress pipe:2 -threads 2"
            + " -protocol_whitelist file,pipe,fd -format_whitelist")
        .endsWith("-i file:/data/in/source.mp4 -map 0:0 -vf scale=320:180,pad=320:240:0:30,"
            + "crop=trunc(iw/2)*2:trunc(ih/2)*2:0:0,"
            + "colorspace=ispace=bt709:iprimaries=bt709:itrc=bt709:irange=tv"
            + ":space=smpte170m:primaries=bt709:trc=bt709:range=tv:fast=1:format=yuv420p"
            + " -map 0:1 -af aresample=async=1:first_pts=0 -c:v flv -c:a libmp3lame"
            + " -ar 22050 -b:a 64000 -b 256000 -threads:v 2 -f flv"
            + " file:/data/work/w1/" + ID + ".flv");
    assertThat(steps.getLast()).isInstanceOfSatisfying(CommandStep.Replacing.class, it -> {
      assertThat(it.target()).isEqualTo(FOLDER.resolve(ID + ".flv"));
      assertThat(words(it))
          .endsWith("-map 0 -c copy -flvflags +add_keyframe_index -f flv" + " file:/data/work/w1/"
              + ID + ".part");
    });
  }

  @Test
  void tokens_become_options_or_nothing() {
    String words = words(plan(
            "ffmpeg $clip$ -i $input_file$ -f mp4 $video_quality$ $audio_bitrate$ $audio_channels$"
                + " $max_video_bitrate$ $max_audio_bitrate$ $fps$ $keyframes$ $h264_profile$"
                + " $h264_level$ $audio_sample_rate$ -metadata title=$width$x$height$-$record_id$"
                + " $output_file$",
            "h264_crf",
            "23",
            "video_bitrate",
            "500",
            "audio_bitrate",
            "128",
            "fps",
            "29.97",
            "clip_length",
            "00:00:02",
            "h264_level",
            "3.1")
        .getFirst());

    assertThat(words)
        .contains(" -t 2.000000 -protocol_whitelist")
        .contains(" -crf 23 -b:a 128000 -maxrate 300000 -bufsize 600000 -b:a 96000"
            + " -r 30000/1001 -g 250 -level 3.1 -ar 44100 -metadata title=320x240-" + ID);
  }

  @Test
  void an_unknown_token_stays_as_it_is() {
    assertThat(words(plan("ffmpeg -i $input_file$ -f mp4 -metadata title=$unknown$ $output_file$")
            .getFirst()))
        .contains("title=$unknown$");
  }

  /// Takes commands apart, puts them together otherwise, and adds what is evil: whatever is
  /// accepted
  /// names nothing but the source and files of its folder.
  @Test
  void no_plan_that_is_accepted_names_a_file_outside() {
    var random = new Random(20_261_122);
    List<String> good = List.of(
        "ffmpeg",
        "-i",
        "$input_file$",
        "-ar",
        "22050",
        "-ab",
        "64k",
        "-f",
        "flv",
        "-b",
        "256k",
        "$resolution_and_padding$",
        "-y",
        "$output_file$",
        "\\n",
        "flvtool2",
        "-U",
        "qt-faststart",
        "-vf",
        "scale=320:240",
        "-s",
        "320x240",
        "-vcodec",
        "libx264",
        "copy",
        "-map",
        "0",
        "-c",
        "yamdi",
        "-o",
        "segmenter",
        "10",
        "$private_tmp_path$/$id$",
        "$id$.m3u8",
        ";",
        "ffprobe",
        "-hls_segment_filename",
        "-segment_list",
        "$id$-%03d.ts",
        "hls",
        "segment",
        "-pass",
        "1",
        "-metadata",
        "title=a",
        "-filter_complex",
        "[0:v]hflip[a]",
        "[a]",
        "tmp.mp4",
        "-an",
        "-vn");
    List<String> evil = List.of(
        "/etc/passwd",
        "../../etc/passwd",
        "file:/etc/passwd",
        "http://example.com/a",
        "pipe:0",
        "-f lavfi",
        "movie=/etc/passwd",
        "-vf movie=/etc/passwd",
        "concat:/etc/passwd|a",
        "$private_tmp_path$/../../a",
        "$output_file$/../../../a",
        "-passlogfile /tmp/a",
        "'/etc/a b'",
        "-report",
        "-vstats_file /tmp/x",
        "-i /etc/passwd",
        "-i file:///etc/passwd",
        "/dev/null",
        "data:,x",
        "subfile,,start,0,end,9,,:/etc/passwd",
        "-progress /tmp/p",
        "-attach /etc/passwd",
        "-hls_key_info_file /etc/passwd",
        "-x264opts stats=/tmp/a",
        "-sdp_file /tmp/s",
        "\u0001/etc/a",
        "-hls_segment_filename /tmp/%d.ts",
        "-segment_list /tmp/l",
        "scale=/w=/etc/passwd");
    int accepted = 0;
    for (int round = 0; round < 30_000; round++) {
      var words = new ArrayList<String>();
      if (random.nextBoolean()) {
        words.addAll(List.of("ffmpeg", "-i", "$input_file$"));
      }
      int count = random.nextInt(8);
      for (int index = 0; index < count; index++) {
        List<String> from = random.nextInt(5) == 0 ? evil : good;
        words.add(from.get(random.nextInt(from.size())));
      }
      if (random.nextBoolean()) {
        words.add("$output_file$");
      }
      accepted += accepted(String.join(" ", words)) ? 1 : 0;
    }
    assertThat(accepted).isGreaterThan(500);
  }

  private static boolean accepted(String command) {
    List<CommandStep> steps;
    try {
      steps = plan(command);
    } catch (RefusedCommandException _) {
      return false;
    } catch (InvalidProfileException _) { // Nothing was said at all.
      return false;
    }
    for (CommandStep step : steps) {
      String rest = words(step)
          .replace("file:" + SOURCE, "")
          .replaceAll("(file:)?" + FOLDER + "/[A-Za-z0-9_.%-]+", "");
      assertThat(rest)
          .as(command)
          .doesNotContain("/etc", "/tmp", "..", "file:", "://", "movie", "|");
    }
    return true;
  }
}
