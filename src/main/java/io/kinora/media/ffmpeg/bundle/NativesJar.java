package io.kinora.media.ffmpeg.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The jar of natives on the class path. Its files are looked up by name; it is never listed.
///
/// @param version the jar's version in Maven
/// @param platform its classifier, as `linux-x86_64-gpl`
record NativesJar(String version, String platform) {

  static NativesJar ofThisMachine() throws IOException {
    String processor = switch (System.getProperty("os.arch", "")) {
      case "amd64" -> "x86_64-gpl";
      case "aarch64" -> "arm64-gpl";
      case String other ->
        throw new IOException("no ffmpeg in the box for the processor '" + other
            + "': let KINORA_FFMPEG name a folder with ffmpeg and ffprobe");
    };
    var maven = new Properties();
    try (InputStream in = opened("META-INF/maven/org.bytedeco/ffmpeg/pom.properties")) {
      maven.load(in);
    }
    return new NativesJar(maven.getProperty("version", "unknown"), "linux-" + processor);
  }

  InputStream open(String name) throws IOException {
    return opened(pathOf(name));
  }

  boolean has(String name) {
    return resource(pathOf(name)) != null;
  }

  private String pathOf(String name) {
    return "org/bytedeco/ffmpeg/" + platform + "/" + name;
  }

  private static InputStream opened(String path) throws IOException {
    URL url = resource(path);
    if (url == null) {
      throw new IOException("not on the class path: " + path);
    }
    return url.openStream();
  }

  private static @Nullable URL resource(String path) {
    return NativesJar.class.getResource("/" + path);
  }
}
