package io.kinora.media.preset.command;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The options of ffmpeg that commands may use; all others are refused. In this table stands
/// nothing that names a file, an address, a device or another program.
final class OptionTable {

  /// How an option is understood.
  ///
  /// @param use  what it does
  /// @param kind of its value, where `use` is [Use#PASSED]
  /// @param name of today, where it has another one
  record Option(Use use, Values.Kind kind, String name) {}

  /// What an option does.
  enum Use {
    /// Goes to ffmpeg with its value.
    PASSED,
    /// Goes to ffmpeg and has no value.
    FLAG,
    /// Has no value and means nothing any more.
    DROPPED_FLAG,
    /// Has a value and means nothing any more, or is ours to say.
    DROPPED,
    PICTURE_CODEC,
    SOUND_CODEC,
    CODEC,
    NO_PICTURES,
    NO_SOUND,
    FORMAT,
    FILTERS,
    SOUND_FILTERS,
    GRAPH,
    MAP,
    PASS,
    SIZE,
    CROP,
    PAD,
    PAD_COLOUR,
    DEINTERLACE,
    SAME_QUALITY,
    PRESET,
    STRETCHED,
    VOLUME,
    PARTITIONS,
    X264_PARAMETERS,
    METADATA,
    OLD_METADATA,
    MOV_FLAGS,
    BITSTREAM_FILTER,
    FILE_PATTERN
  }

  /// Old names stand beside those of today. Options of encoders that x264 now sets by itself, or
  /// that nobody knows any more, are dropped with their values.
  private static final String TABLE = """
      bits b maxrate minrate bufsize bt
      bits ab=b:a vb=b:v muxrate
      count g keyint_min bf refs qmin qmax qdiff trellis subq me_range ac aq=q:a
      count b_strategy coder nr noise_reduction=nr sc_threshold rc_lookahead qp slices level_idc=level
      count cpu-used speed=cpu-used lag-in-frames auto-alt-ref error-resilient static-thresh
      count frames vframes=frames:v aframes=frames:a compression_level write_xing id3v2_version
      count hls_list_size segment_list_size start_number hls_time segment_start_number=start_number
      count packetsize map_metadata map_chapters abr joint_stereo
      number q qscale=q:v crf crf_max qcomp i_qfactor b_qfactor qblur cplxblur aq-strength
      number segment_time cutoff ar vol_gain
      time ss t to
      rate r
      ratio aspect
      word profile vprofile=profile:v level preset tune strict me_method me=me_method pix_fmt
      word deadline quality=deadline motion-est weightp=weightp wpredp=weightp
      word fps_mode vsync=fps_mode tag vtag=tag:v atag=tag:a flvflags application vbr
      word channel_layout segment_format
      flag shortest
      dropped_flag y n newaudio newvideo hq genpts stats nostats hide_banner nostdin benchmark
      dropped_flag intra_refresh deblock gray
      dropped v loglevel threads threads:v threads:a rc_eq cmp flags flags2 loop directpred
      dropped bidir_refine brdo mbd subcmp precmp dct_type parti4x4 partp4x4 partp8x8 partb8x8
      dropped parti8x8 deblockalpha deblockbeta mbtree mixed_refs 8x8dct fast-pskip psy-rd aq_mode
      dropped aq-mode complexityblur rc_init_occupancy timestamp alang i_quant_factor b_quant_factor
      dropped rc_max_rate rc_buffer_size max_b_frames chroma me_threshold mb_threshold copytb
      dropped sws_flags hls_flags
      picture_codec vcodec
      sound_codec acodec
      codec c codec
      no_pictures vn
      no_sound an
      dropped_flag sn dn
      format f
      filters vf filter
      sound_filters af
      graph filter_complex
      map map
      pass pass
      size s
      crop croptop cropbottom cropleft cropright
      pad padtop padbottom padleft padright
      pad_colour padcolor
      deinterlace deinterlace
      same_quality sameq same_quant
      preset vpre apre fpre
      stretched async
      volume vol
      partitions partitions
      x264_parameters x264opts x264-params
      metadata metadata
      old_metadata title author copyright comment album
      mov_flags movflags
      bitstream_filter bsf vbsf absf
      file_pattern hls_segment_filename segment_list
      """;

  private static final Map<String, Option> OPTIONS = read();

  private OptionTable() {}

  private static Map<String, Option> read() {
    Map<String, Option> options = new HashMap<>();
    for (String line : TABLE.split("\n", -1)) {
      String[] words = line.split(" ", -1);
      for (int index = 1; index < words.length; index++) {
        String[] names = words[index].split("=", -1);
        options.put(names[0], option(words[0], names[names.length - 1]));
      }
    }
    return Map.copyOf(options);
  }

  private static Option option(String how, String name) {
    String word = how.toUpperCase(Locale.ROOT);
    return switch (how) {
      case "bits", "count", "number", "time", "rate", "ratio", "word" ->
        new Option(Use.PASSED, Values.Kind.valueOf(word), name);
      case "map" -> new Option(Use.MAP, Values.Kind.MAP, name);
      default -> new Option(Use.valueOf(word), Values.Kind.TEXT, name);
    };
  }

  /// @param name without its dash; what is said of the stream, such as `:v`, counts where it makes
  ///     another option of it
  static Optional<Option> find(String name) {
    return Optional.ofNullable(OPTIONS.get(name));
  }
}
