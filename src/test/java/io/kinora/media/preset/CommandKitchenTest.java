package io.kinora.media.preset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.preset.Outcome.Failed;
import io.kinora.media.preset.Outcome.Made;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands on real files. Source: the panda contract, section 9, and the service's own page.
@Timeout(180)
class CommandKitchenTest {

  private static final String ID = "2f8760b7e0d4c7dbe609b5872be9bc3b";

  /// Both stand so in the service's own page.
  private static final String OF_FLASH =
      "ffmpeg -i $input_file$ -ar 22050 -ab 64k -f flv -b 256k $resolution_and_padding$"
          + " -y $output_file$\\nflvtool2 -U $output_file$";
  private static final String OF_MP4 =
      "ffmpeg -i $input_file$ -f mp4 -b 128k $resolution_and_padding$ -y $output_file$";

  @TempDir
  private static Path folder;

  private static Path clip = Path.of("");
  private static Path logo = Path.of("");

  @TempDir
  private Path work;

  private final Prober prober = new Prober(TestMedia.runner(), ProbeLimits.USUAL);

  @BeforeAll
  static void make() {
    clip = TestMedia.made(
        folder.resolve("clip.mp4"),
        "-filter_complex color=blue:size=640x360:rate=25:duration=4,drawbox=w=320:c=red:t=fill,"
            + "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p[v];"
            + "sine=frequency=440:duration=4[a] -map [v] -map [a]"
            + " -c:v libx264 -preset ultrafast -colorspace bt709 -color_range tv -c:a aac");
    logo = TestMedia.picture(folder.resolve("logo.png"), "color=0x00FF00:size=40x20");
  }

  private Outcome cook(String extname, String command, Optional<Path> mark, String... more)
      throws IOException {
    var attributes = new HashMap<String, String>(Map.of("extname", extname, "command", command));
    for (int index = 0; index < more.length; index += 2) {
      attributes.put(more[index], more[index + 1]);
    }
    var wish = new Wish(
        ID,
        ProfileReading.read(attributes),
        mark,
        List.of(),
        new Wish.Shelf(ID, "videos.example.com"));
    var facts = (SourceFacts)
        new SourceReading(TestMedia.runner(), prober).of(clip, false, new StopSignal());
    var kitchen = new EncodingKitchen(
        TestMedia.runner(), prober, new ProgramShelf(List.of(folder.resolve("programs"))), 2);
    var order = new KitchenOrder(clip, facts, List.of(wish), work);
    return Served.all(kitchen, order, new SilentWatch(), new StopSignal()).getFirst();
  }

  private Made made(String extname, String command, String... more) throws IOException {
    Outcome outcome = cook(extname, command, Optional.empty(), more);
    assertThat(outcome).as(outcome.toString()).isInstanceOf(Made.class);
    return (Made) outcome;
  }

  private Failed failed(String command) throws IOException {
    Outcome outcome = cook(".mp4", command, Optional.empty());
    assertThat(outcome).as(outcome.toString()).isInstanceOf(Failed.class);
    return (Failed) outcome;
  }

  private static String sound(Path file, String entries) {
    return new String(
            TestMedia.run(FfmpegCommand.ffprobe()
                .words("-of", "csv=p=0", "-select_streams", "a:0", "-show_entries", entries)
                .input(file)
                .build()),
            UTF_8)
        .strip();
  }

  private static void assertColour(Path file, int x, int y, int... colour) {
    List<Integer> seen = TestMedia.colourAt(file, 1, x, y);
    for (int index = 0; index < 3; index++) {
      assertThat(seen.get(index)).as("%s of %s", index, seen).isCloseTo(colour[index], within(24));
    }
  }

  @Test
  void the_flash_command_of_the_service_s_page_makes_an_flv() throws IOException {
    Made made = made(".flv", OF_FLASH, "width", "320", "height", "240");

    Path file = made.files().getFirst();
    assertThat(made.files()).containsExactly(work.resolve(ID).resolve(ID + ".flv"));
    assertThat(TestMedia.fact(file, "stream=codec_name,width,height")).isEqualTo("flv1,320,240");
    assertThat(sound(file, "stream=codec_name,sample_rate")).isEqualTo("mp3,22050");
    assertColour(file, 80, 120, 255, 0, 0);
    assertColour(file, 240, 120, 0, 0, 255);
    assertColour(file, 80, 10, 0, 0, 0);
    assertThat(new String(Files.readAllBytes(file), UTF_8)).contains("keyframes");
    assertThat(made.screenshots()).hasSize(7);
    assertThat(made.width()).isEqualTo(320);
  }

  @Test
  void the_mp4_command_of_the_service_s_page_makes_an_mp4() throws IOException {
    Made made = made(".mp4", OF_MP4, "width", "320", "height", "240");

    Path file = made.files().getFirst();
    assertThat(TestMedia.fact(file, "stream=codec_name,width,height")).isEqualTo("h264,320,240");
    assertThat(sound(file, "stream=codec_name")).isEqualTo("aac");
    assertColour(file, 80, 120, 255, 0, 0);
    assertColour(file, 80, 10, 0, 0, 0);
  }

  /// As documents of the time print them.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".mp4 | h264 | ffmpeg -i $input_file$ -acodec libfaac -ar 48000 -ab 64k -ac 2 -b 256K"
            + " -vcodec libx264 -rc_eq ''blurCplx^(1-qComp)'' -qcomp 0.6 -qmin 10 -qmax 51 -qdiff 4"
            + " -coder 1 -flags +loop -cmp +chroma -partitions +parti4x4+partp8x8+partb8x8 -subq 5"
            + " -me_range 16 -g 250 -keyint_min 25 -sc_threshold 40 -i_qfactor 0.71 -threads 4"
            + " $resolution_and_padding$ -y $output_file$",
        ".mp4 | h264 | ffmpeg -i $input_file$ -acodec libfaac -ab 128k -vcodec libx264 -vpre normal"
            + " $resolution_and_padding$ -y $output_file$",
        ".mp4 | h264 | ffmpeg -i $input_file$ -threads 0 -c:a libfaac -c:v libx264 -preset medium"
            + " $video_quality$ $audio_bitrate$ $audio_sample_rate$ $keyframes$ $fps$"
            + " -y video_tmp_noqt.mp4\\nqt-faststart video_tmp_noqt.mp4 $output_file$",
        ".flv | flv1 | ffmpeg -i $input_file$ -threads 0 $audio_sample_rate$ $video_bitrate$"
            + " $audio_bitrate$ $fps$ $filters$ -y $output_file$",
        ".avi | msmpeg4v3 | ffmpeg -i $input_file$ -threads 0 -c:v msmpeg4 -c:a libmp3lame -tag:v"
            + " MP43 $audio_sample_rate$ $video_bitrate$ $audio_bitrate$ $fps$ $filters$"
            + " -y $output_file$",
        ".wmv | wmv2 | ffmpeg -i $input_file$ -threads 0 -c:v wmv2 -c:a wmav2 $audio_sample_rate$"
            + " $video_bitrate$ $audio_bitrate$ $fps$ $filters$ -y $output_file$",
        ".webm | vp8 | ffmpeg -i $input_file$ -f webm -pass 1 -c:v libvpx $video_bitrate$ $filters$"
            + " -an -y /dev/null; ffmpeg -i $input_file$ -f webm -pass 2 -c:v libvpx"
            + " -acodec libvorbis $video_bitrate$ $filters$ -y $output_file$",
        ".flv | flv1 | ffmpeg -i $input_file$ -ab 64 -y $output_file$.tmp.flv;"
            + "yamdi -i $output_file$.tmp.flv -o $output_file$",
        ".mp4 | h264 | ffmpeg $clip$ -i $input_file$ $max_video_bitrate$ $max_audio_bitrate$"
            + " $audio_channels$ $h264_profile$ $h264_level$ -y $output_file$; ffprobe $output_file$",
      })
  void commands_of_documents_of_the_time_work(String extname, String codec, String command)
      throws IOException {
    Made made = made(
        extname,
        command.replace("''", "'"),
        "width",
        "480",
        "height",
        "320",
        "video_bitrate",
        "500",
        "audio_bitrate",
        "128",
        "frame_count",
        "1",
        "clip_offset",
        "00:00:01",
        "h264_profile",
        "main",
        "h264_level",
        "3.1");

    Path file = made.files().getFirst();
    assertThat(TestMedia.fact(file, "stream=codec_name")).isEqualTo(codec);
    assertColour(file, made.width() / 4, made.height() / 2, 255, 0, 0);
    assertColour(file, made.width() * 3 / 4, made.height() / 2, 0, 0, 255);
    assertThat(sound(file, "stream=codec_name")).isNotEmpty();
  }

  @Test
  void a_stream_for_phones_is_cut_into_segments() throws IOException {
    Made made = made(
        ".ts",
        "ffmpeg -i $input_file$ -t 100 -f mpegts -acodec libmp3lame -ar 48000 -ab 64k"
            + " -s $width$x$height$ -vcodec libx264 -b 96k -g 30 -async 2 -threads 4"
            + " $resolution_and_padding$ -y $output_file$\\nsegmenter $output_file$ 2"
            + " $private_tmp_path$/$id$ $private_tmp_path$/$id$.m3u8 http://$videos_domain$/",
        "width",
        "320",
        "height",
        "240");

    assertThat(made.files().stream().map(it -> String.valueOf(it.getFileName())))
        .contains(ID + ".ts", ID + ".m3u8", ID + "-1.ts")
        .allMatch(it -> it.startsWith(ID));
    assertThat(Files.readString(work.resolve(ID).resolve(ID + ".m3u8")))
        .contains("\nhttp://videos.example.com/" + ID + "-1.ts\n")
        .doesNotContain(work.toString());
  }

  @Test
  void a_watermark_is_drawn_where_the_filters_are() throws IOException {
    var outcome = (Made) cook(
        ".mp4",
        "ffmpeg -i $input_file$ $filters$ -y $output_file$",
        Optional.of(logo),
        "width",
        "320",
        "height",
        "240",
        "watermark_bottom",
        "10",
        "watermark_right",
        "10");

    Path file = outcome.files().getFirst();
    assertColour(file, 300, 225, 0, 255, 0);
    assertColour(file, 80, 120, 255, 0, 0);
    assertThat(sound(file, "stream=codec_name")).isEqualTo("aac");
  }

  @Test
  void a_picture_and_a_sound_can_be_made_too() throws IOException {
    assertThat(TestMedia.fact(
            made(".jpg", "ffmpeg -ss 1 -i $input_file$ -vframes 1 -s 64x48 $output_file$")
                .files()
                .getFirst(),
            "stream=codec_name,width,height"))
        .isEqualTo("mjpeg,64,48");
    assertThat(sound(
            made(".mp3", "ffmpeg -i $input_file$ -ab 64k $output_file$").files().getFirst(),
            "stream=codec_name"))
        .isEqualTo("mp3");
  }

  @Test
  void streams_can_be_named_and_copied() throws IOException {
    Made made = made(
        ".mp4",
        "ffmpeg -i $input_file$ -filter_complex '[0:v]split[a][b];[a]scale=160:-2[c];[b]hflip[d];"
            + "[d][c]overlay=0:0[o]' -map [o] -map 0:a -c:a copy -shortest $output_file$");

    assertColour(made.files().getFirst(), 20, 20, 255, 0, 0);
    assertColour(made.files().getFirst(), 300, 300, 0, 0, 255);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rm -rf / | the program rm is not allowed in commands",
        "/bin/sh -c x | the program /bin/sh is not allowed in commands",
        "./ffmpeg -i a | the program ./ffmpeg is not allowed in commands",
        "mencoder $input_file$ | the program mencoder is not here",
        "lame $input_file$ $output_file$ | the program lame is not here",
        "MP4Box -inter 500 $output_file$ | the program MP4Box is not here",
        "ffmpeg -i http://example.com/a.mp4 $output_file$"
            + " | a command may not name the file http://example.com/a.mp4: only $input_file$,"
            + " $output_file$, and plain names for files of its own",
        "ffmpeg -i other.mp4 $output_file$ | a command may read only $input_file$ and what a line"
            + " before wrote: other.mp4 is neither",
        "ffmpeg -i $input_file$ -f lavfi $output_file$"
            + " | ffmpeg's option -f has a value that it cannot have: lavfi",
        "ffmpeg -i $input_file$ -report $output_file$ | ffmpeg's option -report is not allowed",
        "ffmpeg -i $input_file$ -vf movie=a $output_file$"
            + " | ffmpeg's option -vf is refused: the filter movie is not allowed",
        "ffmpeg -i $input_file$ -vcodec theora $output_file$"
            + " | this ffmpeg has no Theora encoder: set KINORA_FFMPEG",
        "ffmpeg -i $input_file$ a.xyz | ffmpeg needs -f for files that end with .xyz",
        "qt-faststart $input_file$ | used otherwise than as: qt-faststart FILE FILE",
        "flvtool2 -x $output_file$ | flvtool2's option -x is not allowed",
        "yamdi -i $input_file$ -x $output_file$ | used otherwise than as: yamdi -i FILE -o FILE",
        "segmenter $input_file$ 10 a b.m3u8 file:///x"
            + " | segmenter needs an address such as http://example.com/",
        "ffprobe -show_entries x $input_file$ | ffprobe's option -show_entries is not allowed",
      })
  void what_cannot_be_done_is_refused_before_anything_runs(String command, String message)
      throws IOException {
    Failed failed = failed(command);

    assertThat(failed.errorClass().word()).isEqualTo("CommandInvalid");
    assertThat(failed.message()).isEqualTo(message);
  }

  @Test
  void what_fails_says_why_in_its_log_without_our_paths() throws IOException {
    Failed failed = failed(
        "ffmpeg -i $input_file$ -acodec copy -vcodec libx264 -profile:v nonsense -y $output_file$");

    assertThat(failed.errorClass().word()).isEqualTo("EncodingError");
    assertThat(failed.message()).startsWith("line 1 of the command: ");
    assertThat(failed.log())
        .contains("> ffmpeg -i $input_file$", "nonsense")
        .doesNotContain(work.toString(), folder.toString(), TestMedia.CACHE.toString());
  }

  @Test
  void a_command_that_writes_nothing_fails() throws IOException {
    assertThat(failed("ffmpeg -i $input_file$ -t 1 other.mp4").message())
        .isEqualTo("the command did not write $output_file$");
  }

  @Test
  void programs_of_the_operator_run_beside_the_source() throws IOException {
    Path programs = Files.createDirectories(folder.resolve("programs"));
    Path lame = programs.resolve("lame");
    Files.writeString(lame, "#!/bin/sh\ncp \"$3\" \"$4\"\n");
    Files.setPosixFilePermissions(lame, PosixFilePermissions.fromString("rwxr-xr-x"));
    try {
      Made made = made(".mp4", "lame -b 64 $input_file$ $output_file$");

      assertThat(Files.size(made.files().getFirst())).isEqualTo(Files.size(clip));
      assertThat(made.files()).hasSize(1);
      assertThat(failed("lame --tt x $input_file$ $output_file$").message())
          .isEqualTo("lame's option --tt is not allowed");
      assertThat(failed("lame -b 64 /etc/passwd $output_file$").message())
          .contains("may not name the file /etc/passwd");
    } finally {
      Files.delete(lame);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lame -b ../x a b", "MP4Box -add a.mp4#text $output_file$"})
  void programs_that_are_not_here_are_told_first(String command) throws IOException {
    assertThat(failed(command).message()).endsWith("is not here");
  }
}
