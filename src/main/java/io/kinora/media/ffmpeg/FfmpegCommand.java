package io.kinora.media.ffmpeg;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One run of ffmpeg or ffprobe as data: planned anywhere, started by [FfmpegRunner] and nowhere
/// else. Each word is one argument; nothing goes through a shell.
///
/// @param program which of the two
/// @param words its arguments
/// @param reads files that it may read
/// @param writes folders that it may write into
/// @param priority against what else the machine does
public record FfmpegCommand(
    Program program, List<String> words, List<Path> reads, List<Path> writes, Priority priority) {

  /// How a run stands against others for the processor.
  public enum Priority {
    USUAL,
    /// Long work that nobody waits for before the screen.
    LOW
  }

  /// The two executables.
  public enum Program {
    FFMPEG("ffmpeg"),
    FFPROBE("ffprobe");

    private final String fileName;

    Program(String fileName) {
      this.fileName = fileName;
    }

    String fileName() {
      return fileName;
    }
  }

  /// One of several files that are written from the same packets.
  ///
  /// @param options what its muxer is told, such as `f=flv:flush_packets=1`
  public record Muxed(String options, Path file) {

    /// As the muxer of several reads it.
    private String word() {
      String name = file.toString().replaceAll("[\\\\'|\\s]", "\\\\$0");
      return "[" + options + "]file:" + name;
    }
  }

  /// What a foreign file may be. Not among them: formats that name other files (concat, playlists,
  /// manifests), devices, and text that becomes pictures.
  private static final String FORMATS = String.join(
      ",",
      "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,asf,flv,live_flv,mpeg,mpegts,mpegvideo,m4v,h264",
      "hevc,av1,ivf,obu,ogg,wav,w64,aiff,mp3,aac,flac,ac3,eac3,amr,au,caf,dv,mxf,nut,rm,gif,gif_pipe",
      "apng,image2,jpeg_pipe,jpegls_pipe,png_pipe,webp_pipe,bmp_pipe,tiff_pipe,jpegxl_pipe,j2k_pipe",
      "psd_pipe,pam_pipe,ppm_pipe,pgm_pipe,qoi_pipe,sgi_pipe,sunrast_pipe,pcx_pipe,dpx_pipe,exr_pipe");

  public FfmpegCommand {
    words = List.copyOf(words);
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
  }

  /// Begins a run of ffmpeg: quiet, without a terminal, progress as lines on the error stream.
  public static Builder ffmpeg() {
    return new Builder(Program.FFMPEG)
        .words("-nostdin", "-hide_banner", "-nostats", "-v", "error", "-y")
        .words("-progress", "pipe:2");
  }

  /// Begins a run of ffprobe that answers in JSON.
  public static Builder ffprobe() {
    return new Builder(Program.FFPROBE).words("-hide_banner", "-v", "error", "-of", "json");
  }

  /// Collects the words of a command together with the files behind them.
  public static final class Builder {
    private final Program program;
    private final List<String> words = new ArrayList<>();
    private final List<Path> reads = new ArrayList<>();
    private final List<Path> writes = new ArrayList<>();
    private Priority priority = Priority.USUAL;

    private Builder(Program program) {
      this.program = program;
    }

    public Builder words(String... more) {
      words.addAll(List.of(more));
      return this;
    }

    public Builder words(List<String> more) {
      words.addAll(more);
      return this;
    }

    /// Begins the input that comes next at a time. At its beginning nothing is said: there are
    /// files
    /// that give no frame where they are entered there, such as AVI with B-frames.
    ///
    /// @param seconds below zero as zero
    public Builder from(double seconds) {
      return seconds > 0 ? words("-ss", String.format(Locale.ROOT, "%.6f", seconds)) : this;
    }

    /// A file that a client gave us: only as media, never as a list of other files.
    public Builder foreignInput(Path file) {
      words("-protocol_whitelist", "file,pipe,fd", "-format_whitelist", FORMATS);
      return input(file);
    }

    /// Pictures that clients gave us, as frames of one input.
    public Builder foreignInput(NumberedFiles files) {
      reads.addAll(files.files());
      words("-protocol_whitelist", "file,pipe,fd", "-format_whitelist", FORMATS);
      return words("-f", "image2", "-start_number", "0", "-i", "file:" + files.pattern());
    }

    /// A file that we made ourselves.
    public Builder input(Path file) {
      reads.add(file);
      return words("-i", "file:" + file);
    }

    /// A file that one of the input files names, such as a segment of a list.
    public Builder reads(Path file) {
      reads.add(file);
      return this;
    }

    /// The file to write; the last word of its output.
    public Builder output(Path file) {
      writes.add(folderOf(file));
      return words("file:" + file);
    }

    /// The files to write from one encoder; the last word of their output. Where some cannot
    /// be written the others are, and ffmpeg succeeds: look at each.
    public Builder outputs(Muxed... files) {
      for (Muxed muxed : files) {
        writes.add(folderOf(muxed.file()));
      }
      return words("-f", "tee", Arrays.stream(files).map(Muxed::word).collect(joining("|")));
    }

    /// Lets others have the processor first.
    public Builder lowPriority() {
      priority = Priority.LOW;
      return this;
    }

    private static Path folderOf(Path file) {
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null) {
        throw new IllegalArgumentException("has no folder: " + file);
      }
      return folder;
    }

    public FfmpegCommand build() {
      return new FfmpegCommand(program, words, reads, writes, priority);
    }
  }
}
