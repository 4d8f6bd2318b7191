package io.kinora.media.preset.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Source: the panda contract, section 9.
class FfmpegReadingTest {

  private static FfmpegLine.Output output(String options) {
    List<String> words =
        CommandLines.of("ffmpeg -i $input_file$ " + options + " out.mp4").getFirst();
    return FfmpegReading.of(words).outputs().getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-b 256k | -b 256000",
        "-b 500 | -b 500000",
        "-b 96000 | -b 96000",
        "-b:v 1.5M | -b:v 1500000",
        "-ab 64k | -b:a 64000",
        "-ab 64 | -b:a 64000",
        "-aq 4 | -q:a 4",
        "-vframes 3 | -frames:v 3",
        "-qscale 2 | -q:v 2",
        "-vtag XVID | -tag:v XVID",
        "-sameq | -q:v 2",
        "-vpre normal | -preset medium",
        "-vpre hq | -preset slow",
        "-vpre baseline | -profile:v baseline",
        "-partitions +parti4x4+partp8x8+partb8x8 | -partitions i4x4,p8x8,b8x8",
        "-me hex | -me_method hex",
        "-level 30 | -level 30",
        "-vprofile main | -profile:v main",
        "-title 'My film' | -metadata title=My film",
        "-metadata:s:a language=eng | -metadata:s:a language=eng",
        "-absf aac_adtstoasc | -bsf:a aac_adtstoasc",
        "-newaudio -y -hq | ''",
        "-rc_eq 'blurCplx^(1-qComp)' -flags +loop -cmp +chroma -threads 4 | ''",
        "-x264opts keyint=50:no-mbtree | -x264-params keyint=50:no-mbtree",
        "-movflags +faststart | -movflags +faststart",
        "-ss 00:00:10 -t 5.5 | -ss 00:00:10 -t 5.5",
        "-r 29.97 | -r 29.97",
        "-map 0:v:0 -map 0:a? | -map 0:v:0 -map 0:a?",
      })
  void options_of_old_become_those_of_today(String old, String today) {
    assertThat(String.join(" ", output(old).words())).isEqualTo(today);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-s 320x240 | scale=320:240:flags=bicubic",
        "-s qvga | scale=320:240:flags=bicubic",
        "-s 320x180 -padtop 30 -padbottom 30"
            + " | scale=320:180:flags=bicubic,pad=iw+0:ih+60:0:30:black",
        "-croptop 6 -cropleft 4 -s 64x48" + " | crop=iw-4:ih-6:4:6,scale=64:48:flags=bicubic",
        "-deinterlace -vf hflip | bwdif=mode=send_frame,hflip",
        "-padleft 8 -padcolor ff0000 | pad=iw+8:ih+0:8:0:0xff0000",
        "-filter:v 'scale=min(640\\,iw):-2' | ''",
        "-filter:v scale='min(640,iw)':-2 | ''",
      })
  void sizes_and_edges_become_filters(String old, String today) {
    if (!today.isEmpty()) {
      assertThat(String.join(",", output(old).drawing().filters())).isEqualTo(today);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-vcodec libx264 -acodec libfaac, libx264, aac",
    "-c:v xvid -c:a mp3, mpeg4, libmp3lame",
    "-codec copy, copy, copy",
    "-vn -acodec vorbis, none, libvorbis",
    "-an -vcodec theora, libtheora, none",
  })
  void encoders_have_today_s_names(String options, String pictures, String sound) {
    assertThat(output(options).streams().pictures()).contains(pictures);
    assertThat(output(options).streams().sound()).contains(sound);
  }

  /// All of them would reach files, addresses, devices, programs, or us.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-f lavfi",
        "-f rtp",
        "-f tee",
        "-f fbdev",
        "-f concat",
        "-filter_complex movie=/etc/passwd",
        "-filter_complex amovie=/etc/passwd",
        "-vf movie=secret.mp4,scale=1:1",
        "-vf subtitles=/etc/passwd",
        "-vf ass=a.ass",
        "-vf drawtext=textfile=/etc/passwd",
        "-vf drawtext=text=hello",
        "-vf lut3d=/etc/passwd",
        "-vf curves=psfile=a.acv",
        "-vf zmq",
        "-vf sendcmd=f=a",
        "-vf frei0r=x",
        "-vf ocr",
        "-vf scale=/w=/etc/passwd",
        "-vf scale=w=1:/h=/etc/passwd",
        "-vf \"scale='/w'=a\"",
        "-vf scale=1:1[a]movie=b",
        "-vf \"sc'ale=1,mov'ie=x\"",
        "-vf sws_flags=bicubic;movie=a",
        "-vf metadata=print:file=a",
        "-vf signature=filename=a",
        "-vf vidstabdetect=result=a",
        "-vf libvmaf=log_path=a",
        "-vf showinfo,movie=a",
        "-vf coreimage=list_filters=true",
        "-af ladspa=file=/etc/passwd",
        "-af arnndn=m=/etc/passwd",
        "-af asendcmd=f=a",
        "-af sofalizer=sofa=a",
        "-af volume=1;movie=a",
        "-filter_complex_script a",
        "-filter_script:v a",
        "-/filter:v a",
        "-/vf /etc/passwd",
        "-dump",
        "-report",
        "-progress http://example.com/",
        "-vstats",
        "-vstats_file /tmp/a",
        "-passlogfile /tmp/a",
        "-stats_period 1",
        "-protocol_whitelist all",
        "-format_whitelist all",
        "-allowed_extensions ALL",
        "-init_hw_device vaapi=/dev/dri",
        "-hwaccel auto",
        "-attach /etc/passwd",
        "-dump_attachment:t a",
        "-sdp_file a",
        "-hls_key_info_file /etc/passwd",
        "-hls_segment_filename",
        "-method PUT",
        "-x264opts stats=/tmp/a",
        "-x264-params dump-yuv=/tmp/a",
        "-x264opts cqmfile=a",
        "-x264-params log-file=a",
        "-bsf:v trace_headers",
        "-vpre /etc/passwd",
        "-vpre ../../x",
        "-fpre a.ffpreset",
        "-pre x",
        "-cpuflags 0",
        "-max_alloc 1",
        "-loglevel",
        "-timelimit 1",
        "-vcodec rawvideo",
        "-vcodec h264_vaapi",
        "-vcodec v4l2",
        "-acodec alsa",
        "-target ntsc-dvd",
        "-map_channel 0.0.0",
        "-metadata 'no equals'",
        "-r 100000",
        "-s 99999x99999",
        "-b 900000M",
        "-ss 1;2",
        "-tag:v ../a",
        "-preset /etc/passwd",
        "-movflags +use_metadata_tags+x",
        "-f mp4:/etc/passwd",
        "-f hls -hls_flags delete -http_persistent 1",
        "-readrate 1",
        "-re",
        "-stream_loop -1",
        "-itsscale 2",
        "-discard all",
        "-fdebug ts",
        "-streamid 0:1",
        "-copy_unknown",
        "--help",
        "-h full",
        "-version",
        "-i",
      })
  void what_reaches_elsewhere_is_refused_by_its_name(String options) {
    String first =
        options.substring(0, options.contains(" ") ? options.indexOf(' ') : options.length());

    assertThatThrownBy(() -> output(options.replace(";2", "\\;2")))
        .isInstanceOf(RefusedCommandException.class)
        .satisfies(it -> assertThat(it.getMessage())
            .matches(text -> text.contains(first)
                || text.contains("ffmpeg needs")
                || options.startsWith("-f hls")
                || options.contains(";")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ffmpeg -i a",
        "ffmpeg -i a -b 64k",
        "ffmpeg -f lavfi -i a b",
        "ffmpeg -vf hflip -i a b",
        "ffmpeg -c:v h264 -i a b",
        "ffmpeg -b 64k -i a b",
        "ffmpeg b",
        "ffmpeg -i",
        "ffmpeg",
        "ffmpeg -i a b c d e f g h i",
      })
  void a_call_that_is_none_is_refused(String line) {
    assertThatThrownBy(() -> FfmpegReading.of(List.of(line.split(" ", -1))))
        .isInstanceOf(RefusedCommandException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "../a.mp4",
        "a/b.mp4",
        "http://example.com/a",
        "file:a.mp4",
        "file:/etc/passwd",
        "pipe:1",
        "|cat",
        "concat:a|b",
        "data:text",
        "subfile,,start,0,end,1,,:a",
        "crypto:a",
        "tcp://example.com:1",
        "rtmp://example.com/a",
        "md5:a",
        "-a",
        "a b",
        "$input_file$",
        "$input_file$.mp4",
        "$output_file$/../a",
        "$output_file$:a",
        "$private_tmp_path$/../a",
        "$private_tmp_path$//etc/passwd",
        "~/a",
        "C:a",
        "a%s.mp4",
        "a%d%d.mp4",
        "",
        ".",
        "..",
        ".hidden",
        "ä.mp4",
      })
  void files_lie_in_the_folder_of_the_work(String name) {
    assertThatThrownBy(() -> new FileName("ab12", ".mp4").of(name))
        .isInstanceOf(RefusedCommandException.class)
        .hasMessageContaining("may not name the file");
  }

  @Test
  void tokens_and_plain_names_are_files() {
    var names = new FileName("ab12", ".mp4");

    assertThat(names.of("$output_file$")).isEqualTo("ab12.mp4");
    assertThat(names.of("$output_file")).isEqualTo("ab12.mp4");
    assertThat(names.of("$output_file$.tmp")).isEqualTo("ab12.mp4.tmp");
    assertThat(names.of("$private_tmp_path$/ab12.m3u8")).isEqualTo("ab12.m3u8");
    assertThat(names.of("./video_tmp_noqt.mp4")).isEqualTo("video_tmp_noqt.mp4");
    assertThat(names.of("ab12_%03d.ts")).isEqualTo("ab12_%03d.ts");
  }

  @Test
  void no_known_filter_has_an_option_that_names_a_file() {
    for (String filter : FilterText.KNOWN) {
      byte[] help =
          TestMedia.run(FfmpegCommand.ffmpeg().words("-h", "filter=" + filter).build());
      String text = new String(help, UTF_8);

      assertThat(text).as(filter).contains("Filter " + filter);
      assertThat(text.lines()
              .filter(it -> it.matches("\\s+\\w*(file|path|url|uri|cmd|command)\\w*\\s+<.*")))
          .as(filter)
          .isEmpty();
    }
  }
}
