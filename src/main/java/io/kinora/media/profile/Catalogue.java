package io.kinora.media.profile;

import java.util.List;

/// Every profile that can be named. `special` is none: nobody knows what it was.
///
/// Source: the factory contract, section 10.
final class Catalogue {

  private static final FrameRate PAL = FrameRate.of(25);
  private static final FrameRate HALF_PAL = new FrameRate(25, 2);
  private static final FrameRate NTSC = FrameRate.NTSC;
  private static final FrameRate CINEMA = FrameRate.of(24);
  private static final FrameRate HALF_CINEMA = FrameRate.of(12);
  private static final FrameRate CINEMA_NTSC = new FrameRate(24_000, 1_001);
  private static final FrameRate HALF_CINEMA_NTSC = new FrameRate(12_000, 1_001);
  private static final FrameRate FIFTEEN = FrameRate.of(15);
  private static final FrameRate FIVE = FrameRate.of(5);

  /// What the contract calls "dvd".
  private static final Rates DVD = new Rates(6_000, 192);

  static final List<Profile> ALL = List.of(
      mp4("iphone", 480, 320, PAL, 700, 96),
      mp4("youtube", 640, 360, PAL, 1024, 128),
      mp4("quicktime", 640, 480, PAL, 1024, 128),
      mp4("quicktime-small", 320, 240, PAL, 256, 64),
      flv("flash-small", 320, 240, PAL, 192, 64),
      flv("iphone-flv", 480, 320, PAL, 1024, 96),
      flv("youtube-flv", 640, 360, PAL, 1700, 128),
      flv("flash", 640, 480, PAL, 512, 96),
      flv("flash-hq", 640, 480, PAL, 1200, 128),
      of(Format.MP4_OLD, "mobile-small", 176, 144, FIFTEEN, 92, 32),
      of(Format.MP4_OLD, "mobile", 320, 240, PAL, 256, 32),
      of(Format.WMV1, "wmv1", 640, 480, PAL, 1024, 128),
      of(Format.WMV2, "wmv2", 640, 480, PAL, 1024, 128),
      dvd("dvd-ntsc-4-3", Shape.square(720, 480), NTSC),
      dvd("dvd-ntsc-4-3-h", Shape.square(352, 240), NTSC),
      dvd("dvd-ntsc-16-9", Shape.wide(720, 480), NTSC),
      dvd("dvd-ntsc-16-9-h", Shape.wide(352, 240), NTSC),
      dvd("dvd-pal-4-3", Shape.square(720, 576), PAL),
      dvd("dvd-pal-4-3-h", Shape.square(352, 288), PAL),
      dvd("dvd-pal-16-9", Shape.wide(720, 576), PAL),
      dvd("dvd-pal-16-9-h", Shape.wide(352, 288), PAL),
      mp4("720p", 1280, 720, PAL, 1500, 256),
      mp4("iphone-24p", 480, 320, CINEMA, 700, 96),
      mp4("iphone-slow", 480, 320, HALF_PAL, 500, 96),
      mp4("iphone-sslow", 480, 320, FIVE, 500, 96),
      mp4("iphone-16-9", 480, 270, PAL, 700, 96),
      mp4("iphone-16-9-slow", 480, 270, HALF_PAL, 500, 96),
      mp4("iphone-16-9-12fp", 480, 270, HALF_CINEMA, 500, 96),
      mp4("youtube-slow", 640, 360, HALF_PAL, 700, 128),
      mp4("youtube-12-5fps", 640, 360, HALF_PAL, 700, 128),
      mp4("youtube-5fps", 640, 360, FIVE, 700, 128),
      flv("youtube-slow-flv", 640, 360, HALF_PAL, 1024, 128),
      mp4("square-400", 400, 400, PAL, 800, 128),
      mp4("square-640", 640, 640, PAL, 1500, 128),
      flv("flash-med-16-9", 512, 288, PAL, 512, 96),
      flv("flash-large-4-3", 800, 600, PAL, 1500, 128),
      of(Format.FLV_H264, "flash-h264", 640, 480, PAL, 1024, 128),
      of(Format.WMV2, "wmv2-large-4-3", 800, 600, PAL, 1500, 128),
      mp4("240p", 426, 240, PAL, 500, 64),
      mp4("240p-24-fps", 426, 240, CINEMA, 500, 64),
      mp4("360p", 640, 360, PAL, 1024, 128),
      mp4("360p-29-97-fps", 640, 360, NTSC, 1024, 128),
      mp4("360p-24-fps", 640, 360, CINEMA, 1024, 128),
      mp4("360p-23-976-fps", 640, 360, CINEMA_NTSC, 1024, 128),
      mp4("360p-12-5-fps", 640, 360, HALF_PAL, 1024, 128),
      mp4("360p-12-fps", 640, 360, HALF_CINEMA, 1024, 128),
      mp4("360p-11-988-fps", 640, 360, HALF_CINEMA_NTSC, 1024, 128),
      mp4("480p", 854, 480, PAL, 1200, 128),
      mp4("480p-24-fps", 854, 480, CINEMA, 1200, 128),
      mp4("480p-4-3-29-97-fps", 640, 480, NTSC, 1200, 128),
      mp4("720p-29-97-fps", 1280, 720, NTSC, 1500, 256),
      mp4("720p-24-fps", 1280, 720, CINEMA, 1500, 256),
      mp4("720p-23-98-fps", 1280, 720, CINEMA_NTSC, 1500, 256),
      mp4("720p-12-5-fps", 1280, 720, HALF_PAL, 1500, 256),
      mp4("720p-12-fps", 1280, 720, HALF_CINEMA, 1500, 256),
      mp4("720p-hq", 1280, 720, PAL, 3000, 256),
      mp4("720p-vhq-29-97-fps", 1280, 720, NTSC, 6000, 256),
      mp4("th720p", 1280, 720, PAL, 1500, 256),
      mp4("1080p", 1920, 1080, PAL, 4000, 256),
      mp4("1080p-24-fps", 1920, 1080, CINEMA, 4000, 256),
      mp4("cine-half-hd", 960, 540, CINEMA, 2000, 192),
      mp4("ntsc-wide", 854, 480, NTSC, 1500, 128),
      of(Format.WMV2, "ntsc-wide-wmv", 854, 480, NTSC, 1500, 128),
      of(Format.MPEG1, "dvd-mpeg1", 720, 576, PAL, 4000, 192),
      of(Format.MPEG1, "dvd-mpeg1-small", 352, 288, PAL, 1150, 192));

  private Catalogue() {}

  private static Profile mp4(
      String name, int width, int height, FrameRate rate, int videoKbit, int audioKbit) {
    return of(Format.MP4, name, width, height, rate, videoKbit, audioKbit);
  }

  private static Profile flv(
      String name, int width, int height, FrameRate rate, int videoKbit, int audioKbit) {
    return of(Format.FLV, name, width, height, rate, videoKbit, audioKbit);
  }

  private static Profile dvd(String name, Shape shape, FrameRate rate) {
    return new Profile(name, shape, rate, DVD, Format.DVD);
  }

  private static Profile of(
      Format format,
      String name,
      int width,
      int height,
      FrameRate rate,
      int videoKbit,
      int audioKbit) {
    return new Profile(
        name, Shape.square(width, height), rate, new Rates(videoKbit, audioKbit), format);
  }
}
