package io.kinora.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The commands of a page of the manual, run in their order by one shell, and what they print.
///
/// A command is a block `sh`; what it prints stands in the block `json` behind it. What differs
/// from run to run has a word in its place: `KEY`, `DATE`, `XXXXXX`, `N`.
final class ManualWalk {

  private static final Pattern BLOCK =
      Pattern.compile("```sh\n(.*?)```\n(```json\n(.*?)```\n)?", Pattern.DOTALL);

  /// Between what two blocks print.
  private static final String SEPARATOR = "\u001e";

  private final String page;

  private ManualWalk(String page) {
    this.page = page;
  }

  static ManualWalk of(Path page) throws IOException {
    return new ManualWalk(Files.readString(page));
  }

  /// The page with what its commands really print.
  ///
  /// @param words what the commands read from the environment; values are put back as their names
  String walked(Map<String, String> words) throws IOException, InterruptedException {
    List<String> printed = run(words);
    Matcher blocks = BLOCK.matcher(page);
    var walked = new StringBuilder();
    for (int index = 0; blocks.find(); index++) {
      String text = "```sh\n" + blocks.group(1) + "```\n```json\n" + printed.get(index) + "```\n";
      blocks.appendReplacement(walked, Matcher.quoteReplacement(text));
    }
    return blocks.appendTail(walked).toString();
  }

  private List<String> run(Map<String, String> words) throws IOException, InterruptedException {
    var script = new StringBuilder("set -euo pipefail\n");
    Matcher blocks = BLOCK.matcher(page);
    while (blocks.find()) {
      script.append(blocks.group(1)).append("printf '\\036'\n");
    }
    var shell = new ProcessBuilder("bash", "-c", script.toString());
    shell.environment().putAll(words);
    Process process = shell.redirectErrorStream(true).start();
    String all = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(all).isZero();
    var printed = new ArrayList<String>();
    for (String one : all.split(SEPARATOR, -1)) {
      String plain = withoutChance(one, words);
      printed.add(plain.endsWith("\n") ? plain : plain + "\n");
    }
    return printed;
  }

  private static String withoutChance(String text, Map<String, String> words) {
    String plain = text.replaceAll("(?<![A-Z2-7])[A-Z2-7]{26}(?![A-Z2-7])", "KEY")
        .replaceAll("dragon-([a-z.]+)-[0-9A-Za-z]{6}", "dragon-$1-XXXXXX")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(\\+00:00|Z)", "DATE")
        .replaceAll("\"(size|freed|usage)\":[1-9]\\d*", "\"$1\":N")
        .replace(String.valueOf(words.get("FILES")), "http://127.0.0.1:8000");
    return plain.replaceAll(
        "https?://127\\.0\\.0\\.1:\\d+/storage", "http://127.0.0.1:8080/storage");
  }
}
