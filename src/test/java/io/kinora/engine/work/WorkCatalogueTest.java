package io.kinora.engine.work;

import static io.kinora.engine.work.ParametersTest.json;
import static io.kinora.engine.work.ParametersTest.shown;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tasks contract, sections 10 and 11.
class WorkCatalogueTest {

  private final WorkCatalogue catalogue = WorkCatalogue.full();

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          hello        | {"name":"x"} | {"name":"x"}
          hello        | {}           | name: this field is required
          image.info   | {}           | url: this field is required
          video.info   | {}           | url: this field is required
          audio.info   | {}           | url: this field is required
          image.thumb  | {"url":"http://h/"} | {"url":"http://h/","crop":false,"rotation":0,"poster":false,"format":"jpeg"}
          image.thumb  | {"url":"http://h/","width":0,"rotation":"45"} | width: must be between 1 and 8192; rotation: not a valid choice, choose one of: '0', '90', '180', '270'
          image.thumb  | {"url":"http://h/","rotation":"90"} | {"url":"http://h/","crop":false,"rotation":90,"poster":false,"format":"jpeg"}
          image.gif    | {"images":["http://h/"]} | {"images":["http://h/"],"loop":0,"frame_duration":0.1}
          image.gif    | {"images":[]} | images: this field is required
          image.gif    | {"images":"http://h/","frame_duration":0.004} | frame_duration: must be between 0.01 and 655.35
          image.gif    | {"images":["http://h/","ftps://h/"]} | images: not a valid URL
          image.gif    | {"images":["http://h/"],"loop":-2} | loop: must be between -1 and 65535
          image.strip  | {"urls":["http://h/","kinora:asset/x"]} | {"urls":["http://h/","kinora:asset/x"],"crop":false,"format":"jpeg"}
          image.strip  | {"urls":["http://h/"],"wrap":0,"format":"gif"} | wrap: must be between 1 and 500; format: not a valid choice, choose one of: 'jpeg', 'png'
          video.strip  | {"url":"http://h/"} | {"url":"http://h/","crop":false,"start":0.0,"count":10,"format":"jpeg"}
          video.strip  | {"url":"http://h/","start":5,"end":4} | end: must not be before the start
          video.thumb  | {"url":"http://h/"} | {"url":"http://h/","crop":false,"time":0.0,"format":"jpeg","poster":false,"quality":75}
          audio.beats  | {"url":"http://h/"} | {"url":"http://h/","downbeats":true}
          audio.waveform | {"url":"http://h/"} | {"url":"http://h/","width":1024,"height":60,"vmargin":0,"fill":"#000000","background":"#FFFFFF","start":0.0,"format":"jpeg"}
          audio.waveform | {"url":"http://h/","fill":"red","background":"#12345"} | fill: not a valid colour, write it as #RRGGBB; background: not a valid colour, write it as #RRGGBB
          audio.waveform | {"url":"http://h/","vmargin":30,"start":5,"end":5} | vmargin: must be less than half of the height; end: must be after the start
          video.convert | {"url":"http://h/"} | {"url":"http://h/","crop":false,"audio_codec":"aac","video_codec":"h264","video_bitrate":3000,"audio_bitrate":128,"sample_rate":44100,"crf":23,"gop":250}
          video.convert | {"url":"http://h/","crf":52,"gop":0,"video_bitrate":0,"audio_bitrate":7} | video_bitrate: must be between 1 and 100000; audio_bitrate: must be between 8 and 512; crf: must be between 0 and 51; gop: must be between 1 and 10000
          video.convert | {"url":"http://h/","audio_codec":"opus","sample_rate":"8000"} | audio_codec: not a valid choice, choose one of: 'mp2', 'mp3', 'aac', 'wmav1', 'wmav2'; sample_rate: not a valid choice, choose one of: '22050', '44100', '48000'
          video.reverse | {"url":"http://h/"} | {"url":"http://h/","crop":false,"audio_codec":"aac","video_codec":"h264","audio_bitrate":128,"sample_rate":44100,"crf":23,"gop":250}
          audio.convert | {"url":"http://h/"} | {"url":"http://h/","codec":"mp3","force":false}
          audio.convert | {"url":"http://h/","codec":"flac"} | codec: not a valid choice, choose one of: 'mp3', 'vorbis', 'aac'
          video.upload.youtube | {"url":"http://h/"} | access_token: this field is required; developer_key: this field is required; title: this field is required
          video.upload.youtube | {"url":"http://h/","access_token":"a","developer_key":"k","title":"t"} | {"url":"http://h/","access_token":"a","developer_key":"k","title":"t","tags":[],"privacy_status":"public"}
          video.upload.youtube | {"url":"http://h/","access_token":"a","developer_key":"k","title":"t","privacy_status":"secret","category_id":"x"} | category_id: not a valid integer; privacy_status: not a valid choice, choose one of: 'public', 'private', 'unlisted'
          video.upload.vimeo | {"url":"http://h/"} | oauth2_token: this field is required, or all of consumer_key, consumer_secret, access_token_key, access_token_secret
          video.upload.vimeo | {"url":"http://h/","consumer_key":"a","consumer_secret":"b","access_token_key":"c"} | oauth2_token: this field is required, or all of consumer_key, consumer_secret, access_token_key, access_token_secret; access_token_secret: this field is required without oauth2_token
          video.upload.vimeo | {"url":"http://h/","oauth2_token":"t"} | {"url":"http://h/","oauth2_token":"t"}
          video.upload.fb | {"url":"http://h/"} | access_token: this field is required
          video.upload.fb | {"url":"http://h/","access_token":"t"} | {"url":"http://h/","access_token":"t","privacy":"AUTO","no_story":false,"api_key":"-","app_secret":"-"}
          video.upload.fb | {"url":"http://h/","access_token":"t","privacy":"ME"} | privacy: not a valid choice, choose one of: 'AUTO', 'EVERYONE', 'ALL_FRIENDS', 'FRIENDS_OF_FRIENDS', 'SELF'
          video.create | {"definition":"<x/>"} | {"definition":"<x/>","profile":"360p","preview":false,"export":true,"thumbnail_time":1.0,"antialias":4}
          """)
  void a_kind_takes_what_its_table_says(String kind, String given, String expected) {
    assertThat(shown(kind(kind).check(json(given), KindVersion.V2))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"V1,true", "V2,false"})
  void a_film_is_previewed_by_default_in_version_1_only(KindVersion version, boolean preview) {
    assertThat(shown(kind("video.create").check(json("{\"definition\":\"<x/>\"}"), version)))
        .contains("\"preview\":" + preview);
  }

  @ParameterizedTest
  @CsvSource({"V1, 512, 64, 48000", "V2, 3000, 128, 44100"})
  void a_video_is_converted_at_lower_rates_by_default_in_version_1(
      KindVersion version, int videoKbit, int audioKbit, int sampleRate) {
    assertThat(shown(kind("video.convert").check(json("{\"url\":\"http://h/\"}"), version)))
        .contains("\"video_bitrate\":" + videoKbit + ",\"audio_bitrate\":" + audioKbit
            + ",\"sample_rate\":" + sampleRate);
  }

  /// Section 11.
  @Test
  void a_video_played_backwards_is_kept_small_by_default_in_version_1_only() {
    var given = json("{\"url\":\"http://h/\"}");

    assertThat(shown(kind("video.reverse").check(given, KindVersion.V1)))
        .contains("\"video_bitrate\":512,");
    assertThat(shown(kind("video.reverse").check(given, KindVersion.V2)))
        .doesNotContain("video_bitrate");
  }

  @ParameterizedTest
  @CsvSource({"V1,false", "V2,true"})
  void downbeats_are_told_in_version_2_only(KindVersion version, boolean downbeats) {
    assertThat(shown(kind("audio.beats").check(json("{\"url\":\"http://h/\"}"), version)))
        .contains("\"downbeats\":" + downbeats);
  }

  /// Source: the factory contract, section 10.
  @Test
  void a_profile_is_one_of_the_catalogue_and_never_the_special_one() {
    String messages = shown(kind("video.create")
        .check(json("{\"definition\":\"<x/>\",\"profile\":\"special\"}"), KindVersion.V2));

    assertThat(messages)
        .startsWith("profile: not a valid choice, choose one of: 'iphone', 'youtube',")
        .contains("'square-640'")
        .endsWith("'dvd-mpeg1-small'")
        .doesNotContain("'special'");
  }

  @ParameterizedTest
  @CsvSource({"preview", "export"})
  void a_film_that_nobody_would_see_is_wrong(String parameter) {
    var film = json("{\"definition\":\"<x/>\",\"preview\":false,\"export\":false}");

    assertThat(shown(kind("video.create").check(film, KindVersion.V2)))
        .contains(parameter + ": preview and export must not both be false");
  }

  @ParameterizedTest
  @CsvSource({
    "hello,''",
    "image.gif,output",
    "image.strip,output",
    "image.thumb,output",
    "video.strip,output",
    "audio.waveform,output",
    "video.create,preview preview_hls export thumbnail"
  })
  void a_kind_makes_its_files(String kind, String files) {
    assertThat(kind(kind).fileNames())
        .isEqualTo(files.isEmpty() ? List.of() : List.of(files.split(" ", -1)));
  }

  @Test
  void who_does_not_ask_for_hls_is_told_nothing_of_it() {
    var film = json("{\"definition\":\"<x/>\",\"preview\":true}");

    assertThat(kind("video.create").usualFileNames())
        .containsExactly("preview", "export", "thumbnail");
    assertThat(shown(kind("video.create").check(film, KindVersion.V2)))
        .doesNotContain("preview_hls");
  }

  @ParameterizedTest
  @CsvSource({"V1, ''", "V2, preview_hls: must not be true without preview"})
  void hls_is_a_form_of_the_preview(KindVersion version, String message) {
    var film = json("{\"definition\":\"<x/>\",\"preview_hls\":true}");
    var alone = json("{\"definition\":\"<x/>\",\"preview\":false,\"preview_hls\":\"true\"}");
    var wrong = json("{\"definition\":\"<x/>\",\"preview\":true,\"preview_hls\":\"m3u8\"}");

    assertThat(shown(kind("video.create").check(film, version)))
        .isEqualTo(
            message.isEmpty()
                ? "{\"definition\":\"<x/>\",\"profile\":\"360p\",\"preview\":true,"
                    + "\"preview_hls\":true,\"export\":true,\"thumbnail_time\":1.0,\"antialias\":4}"
                : message);
    assertThat(shown(kind("video.create").check(alone, version)))
        .isEqualTo("preview_hls: must not be true without preview");
    assertThat(shown(kind("video.create").check(wrong, version)))
        .isEqualTo("preview_hls: not a valid boolean");
  }

  private WorkKind kind(String name) {
    return catalogue.find(name).orElseThrow();
  }
}
