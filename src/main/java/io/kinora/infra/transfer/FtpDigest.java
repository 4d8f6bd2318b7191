package io.kinora.infra.transfer;

import io.kinora.infra.base.Sha256;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;

/// What an FTP server says of the bytes of a file, where it can: their SHA-256.
///
/// Sources: draft-bryan-ftpext-hash for `HASH`; `XSHA256` is older, and no page has it.
record FtpDigest(FtpLink link, Attempt attempt) {

  private static final Pattern SHA256 = Pattern.compile("\\b[0-9a-fA-F]{64}\\b");
  private static final String ALGORITHM = "SHA-256";

  /// Tells whether a file has the bytes of `ours`; also where the server cannot tell.
  ///
  /// @param path as the server takes it
  boolean isOf(String path, Digested ours) throws IOException {
    String stated = stated(path);
    return stated.isEmpty() || stated.equals(HexFormat.of().formatHex(ours.digest(Sha256.begin())));
  }

  /// By the server's own word; empty where it says none.
  private String stated(String path) throws IOException {
    int usual = client().getSoTimeout();
    try {
      attempt.allowSilence(); // It reads all of the file now.
      client().setSoTimeout(0);
      boolean isTold = ask(path) && FTPReply.isPositiveCompletion(client().getReplyCode());
      // ProFTPD says on a first line that it computes, and what came of it on a second.
      Matcher digest = SHA256.matcher(isTold ? client().getReplyString() : "");
      return digest.find() ? digest.group().toLowerCase(Locale.ROOT) : "";
    } finally {
      client().setSoTimeout(usual);
      attempt.expectAnswers();
    }
  }

  /// `HASH` first: `XSHA256` has numbers behind the name, so that blanks in names break it.
  private boolean ask(String path) throws IOException {
    if (hasHash()) {
      client().sendCommand("OPTS", "HASH " + ALGORITHM);
      client().sendCommand("HASH", path);
      return true;
    }
    if (client().hasFeature("XSHA256")) {
      client().sendCommand("XSHA256", path);
      return true;
    }
    return false;
  }

  /// The algorithms stand in one line, the usual one with a star: `HASH MD5;SHA-1*;SHA-256`.
  private boolean hasHash() throws IOException {
    String[] lines = client().featureValues("HASH");
    return lines != null
        && Arrays.stream(lines)
            .flatMap(line -> Arrays.stream(line.split("[;*\\s]+", -1)))
            .anyMatch(ALGORITHM::equalsIgnoreCase);
  }

  private FTPClient client() {
    return link.client();
  }
}
