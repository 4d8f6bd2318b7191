package io.kinora;

import io.kinora.api.publishing.CorsOrigins;
import io.kinora.engine.connection.Connectors;
import io.kinora.engine.machine.Labels;
import io.kinora.engine.publishing.LaunchFormat;
import io.kinora.engine.task.LabelRules;
import io.kinora.engine.task.Lane;
import io.kinora.infra.outbound.Guard;
import io.kinora.infra.platform.Platform;
import io.kinora.infra.secret.MasterKey;
import io.kinora.infra.storage.StoragePlace;
import io.kinora.media.ffmpeg.SandboxLevel;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What values a setting takes, and how its text is read.
///
/// @param label    stands for the value in the help, such as `SECONDS`
/// @param expected what a right value is, in words that end the sentence "expected …"
/// @param parser   gives the value; throws `IllegalArgumentException` for a wrong text
/// @param shown    the text as anybody may see it, without its secrets
record SettingType<T>(
    String label, String expected, Function<String, T> parser, UnaryOperator<String> shown) {

  static final SettingType<String> TEXT = of("NAME", "a text that is not empty", text -> {
    require(!text.isBlank());
    return text;
  });

  static final SettingType<Boolean> TRUTH = of("true|false", "true or false", text -> {
    require(text.equals("true") || text.equals("false"));
    return text.equals("true");
  });

  static final SettingType<String> PUT_OR_POST = of("METHOD", "PUT or POST", text -> {
    require(text.equals("PUT") || text.equals("POST"));
    return text;
  });

  static final SettingType<String> COMPLETE_EVENT =
      of("EVENT", "encoding-complete or encoding-completed", text -> {
        require(text.equals("encoding-complete") || text.equals("encoding-completed"));
        return text;
      });

  static final SettingType<Integer> FORM_REDIRECT = of("STATUS", "303 or 307", text -> {
    require(text.equals("303") || text.equals("307"));
    return Integer.parseInt(text);
  });

  static final SettingType<Double> SHARE = of("SHARE", "a number from 0 to 1", text -> {
    require(text.matches("[01]|0?[.][0-9]{1,9}"));
    return Double.valueOf(text);
  });

  static final SettingType<List<String>> HOST_NAMES =
      of("NAMES", "host names with commas", text -> {
        List<String> names = Arrays.stream(text.split(",", -1))
            .map(it -> it.strip().toLowerCase(Locale.ROOT))
            .filter(it -> !it.isEmpty())
            .toList();
        require(names.stream().allMatch(it -> it.matches("[a-z0-9.:-]+")));
        return names;
      });

  static final SettingType<List<Path>> FOLDERS =
      of("FOLDERS", "absolute paths of folders with commas", text -> {
        List<Path> folders = Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .map(Path::of)
            .toList();
        require(folders.stream().allMatch(Path::isAbsolute));
        return folders;
      });

  static final SettingType<Path> PATH = of("PATH", "the path of a file or folder", text -> {
    require(!text.isBlank());
    return Path.of(text);
  });

  static final SettingType<URI> WEB_ADDRESS =
      of("URL", "an address that begins with http:// or https://", SettingType::webAddress);

  static final SettingType<String> DATABASE = new SettingType<>(
      "URL",
      "jdbc:sqlite:FILE or jdbc:postgresql://HOST/NAME",
      text -> {
        require(text.startsWith("jdbc:sqlite:") || text.startsWith("jdbc:postgresql:"));
        return text;
      },
      text -> text.replaceAll("(?i)(password=)[^&]*", "$1***").replaceAll("//[^/@]*@", "//***@"));

  static final SettingType<MasterKey> MASTER_KEY = new SettingType<>(
      "KEY",
      "32 bytes in Base64",
      text -> MasterKey.parse(text).orElseThrow(IllegalArgumentException::new),
      _ -> "***");

  static final SettingType<StoragePlace> STORAGE =
      of("PLACE", "a folder, or s3://BUCKET/PREFIX", StoragePlace::parse);

  static final SettingType<String> SECRET =
      new SettingType<>(TEXT.label(), TEXT.expected(), TEXT.parser(), _ -> "***");

  static final SettingType<Set<Role>> ROLES =
      of("ROLES", "one or more of api, worker, dashboard and housekeeping, with commas", text -> {
        var roles = EnumSet.noneOf(Role.class);
        for (String word : text.split(",", -1)) {
          roles.add(Role.valueOf(upper(word)));
        }
        return Set.copyOf(roles);
      });

  static final SettingType<Connectors> CONNECTORS =
      of("PLATFORMS", "none, or youtube, vimeo and facebook, with commas", text -> {
        if (text.isEmpty() || text.equals("none")) {
          return new Connectors(Set.of());
        }
        var platforms = EnumSet.noneOf(Platform.class);
        for (String word : text.split(",", -1)) {
          platforms.add(Platform.valueOf(upper(word)));
        }
        return new Connectors(platforms);
      });

  static final SettingType<SandboxLevel> SANDBOX = of(
      "LEVEL",
      "best, bubblewrap, namespaces or limits",
      text -> text.equals("best") ? SandboxLevel.LIMITS : SandboxLevel.valueOf(upper(text)));

  static final SettingType<Map<Lane, Integer>> LANES = of(
      "LANES",
      "lanes (quick, heavy, net, bulk) with threads from 0 to 1000, such as heavy=4,net=0",
      SettingType::lanes);

  static final SettingType<Set<String>> LABELS =
      of("LABELS", "labels of small letters, digits and '-', with commas", text -> {
        List<String> names = Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .toList();
        names.forEach(Labels::requireName);
        return Set.copyOf(names);
      });

  static final SettingType<LabelRules> LABEL_RULES = of(
      "RULES",
      "rules that differ, such as video.create=big, tenant:acme=gpu, video.create@acme=gpu",
      LabelRules::parse);

  static final SettingType<Guard> ADDRESS_RANGES =
      of("RANGES", "ranges of addresses with commas, such as 127.0.0.0/8,::1/128", Guard::allowing);

  /// What other ways in have already.
  private static final Set<String> TAKEN = Set.of(
      ".well-known",
      "factory",
      "healthz",
      "jobs",
      "metrics",
      "oauth",
      "problems",
      "readyz",
      "recipes",
      "storage",
      "store",
      "stupeflix-storage",
      "sxml",
      "v1",
      "v2");

  static final SettingType<String> API_PREFIX =
      of("PATH", "a path such as /publishing/v1 that nothing else here has", text -> {
        require(text.matches("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+"));
        require(!TAKEN.contains(text.split("/", -1)[1]));
        return text;
      });

  static final SettingType<String> SERVICE =
      of("NAME", "letters, digits, '.', '_' and '-', and nothing that is here already", text -> {
        require(text.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}"));
        require(!TAKEN.contains(text));
        return text;
      });

  static final SettingType<CorsOrigins> ORIGINS = of(
      "ORIGINS", "none, *, or sites such as https://example.com, with commas", CorsOrigins::parse);

  private static <T> SettingType<T> of(String label, String expected, Function<String, T> parser) {
    return new SettingType<>(label, expected, parser, UnaryOperator.identity());
  }

  /// A whole number from `min` to `max`.
  static SettingType<Integer> number(String label, int min, int max) {
    String expected = max == Integer.MAX_VALUE
        ? "a whole number, at least " + min
        : "a whole number from " + min + " to " + max;
    return of(label, expected, text -> {
      int number = Integer.parseInt(text);
      require(number >= min && number <= max);
      return number;
    });
  }

  /// A number of bytes, at least 1.
  static final SettingType<Long> BYTES =
      of("BYTES", "a whole number of bytes, at least 1", text -> {
        long number = Long.parseLong(text);
        require(number >= 1);
        return number;
      });

  static final SettingType<LaunchFormat> LAUNCH_FORMAT = of("FORMAT", "hls or mp4", text -> {
    require(LaunchFormat.words().contains(text));
    return LaunchFormat.of(text);
  });

  /// The same, or nothing, where the default depends on something else.
  SettingType<Optional<T>> optional() {
    return new SettingType<>(
        label,
        expected,
        text -> text.isEmpty() ? Optional.empty() : Optional.of(parser.apply(text)),
        shown);
  }

  private static Map<Lane, Integer> lanes(String text) {
    var threads = new EnumMap<Lane, Integer>(Lane.class);
    for (String word : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      String[] parts = word.strip().split("=", 2);
      require(parts.length == 2);
      int count = Integer.parseInt(parts[1]);
      require(count >= 0 && count <= 1000);
      Lane lane = Lane.find(parts[0]).orElseThrow(IllegalArgumentException::new);
      require(threads.put(lane, count) == null);
    }
    return Map.copyOf(threads);
  }

  private static URI webAddress(String text) {
    var address = URI.create(text);
    require(Set.of("http", "https").contains(String.valueOf(address.getScheme())));
    require(address.getHost() != null && address.getQuery() == null);
    return URI.create(text.replaceAll("/+$", ""));
  }

  private static String upper(String word) {
    require(word.strip().equals(word.strip().toLowerCase(Locale.ROOT)));
    return word.strip().toUpperCase(Locale.ROOT);
  }

  private static void require(boolean isRight) {
    if (!isRight) {
      throw new IllegalArgumentException("not as expected");
    }
  }
}
