package io.kinora.api.factory.fake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.infra.base.Md5;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A client that signs as those of old do, and shows what comes over the wire to the letter.
///
/// Source: the factory contract, section 3.
public final class FactoryClient {

  private static final String SERVICE = "/stupeflix-1.0";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final int port;
  private final Keys keys;
  private final InstantSource clock;

  public record Keys(String accessKey, String secretKey) {}

  /// An answer, its headers as they are spelt.
  public record Reply(String head, byte[] body) {

    public int status() {
      return Integer.parseInt(head.split(" ", 3)[1]);
    }

    public String text() {
      return new String(body, UTF_8);
    }

    /// The value of the header line that begins exactly so.
    public Optional<String> header(String name) {
      return head.lines()
          .filter(line -> line.startsWith(name + ": "))
          .map(line -> line.substring(name.length() + 2))
          .findFirst();
    }
  }

  public FactoryClient(int port, Keys keys, InstantSource clock) {
    this.port = port;
    this.keys = keys;
    this.clock = clock;
  }

  public Reply putDefinition(String film, String xml) {
    return put("/" + film + "/definition/", "text/xml", xml.getBytes(UTF_8));
  }

  public Reply put(String path, String type, byte[] body) {
    return send("PUT", path, type, body);
  }

  public Reply createProfiles(String film, String xml) {
    return send("POST", "/" + film + "/", FORM, form(xml));
  }

  public static byte[] form(String xml) {
    return ("ProfilesXML=" + URLEncoder.encode(xml, UTF_8)).getBytes(UTF_8);
  }

  public Reply get(String path) {
    return get(path, "", "");
  }

  /// @param query  as it stands in the address, behind what signs; begins with `&` where it is
  /// @param signed what is signed of it: name, line feed, value, line feed
  public Reply get(String path, String query, String signed) {
    return ask("GET " + signed("GET", path, "", "", signed) + query, new byte[0]);
  }

  public Reply delete(String path) {
    return ask("DELETE " + signed("DELETE", path, "", "", ""), new byte[0]);
  }

  /// One with a body, with its digest.
  public Reply send(String method, String path, String type, byte[] body) {
    String md5 = md5(body);
    return ask(
        method + " " + signed(method, path, md5, type, ""),
        body,
        "Content-MD5: " + md5,
        "Content-Type: " + type,
        "Content-Length: " + body.length);
  }

  public static String md5(byte[] body) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Md5.hex(body)));
  }

  public String date() {
    return String.valueOf(clock.instant().getEpochSecond());
  }

  /// The target of a request, with what signs it.
  public String signed(String method, String path, String md5, String type, String parameters) {
    return signedAt(date(), method, path, md5, type, parameters);
  }

  public String signedAt(
      String date, String method, String path, String md5, String type, String parameters) {
    String signature = signature(date, method, path, md5, type, parameters);
    return SERVICE + path + "?Date=" + date + "&AccessKey=" + keys.accessKey() + "&Signature="
        + signature;
  }

  public String signature(
      String date, String method, String path, String md5, String type, String parameters) {
    String text = String.join("\n", method, md5, type, date, SERVICE + path, parameters);
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(keys.secretKey().getBytes(UTF_8), "HmacSHA1"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException failure) {
      throw new AssertionError(failure);
    }
  }

  /// Follows an address that an answer has given.
  public Reply follow(String address, String... headers) {
    URI uri = URI.create(address);
    return ask("GET " + uri.getRawPath() + "?" + uri.getRawQuery(), new byte[0], headers);
  }

  /// Sends a request as it is.
  ///
  /// @param line method and target
  public Reply ask(String line, byte[] body, String... headers) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(60_000);
      var lines = new ArrayList<>(List.of(line + " HTTP/1.1", "Host: h", "Connection: close"));
      lines.addAll(List.of(headers));
      socket
          .getOutputStream()
          .write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(ISO_8859_1));
      socket.getOutputStream().write(body);
      return read(socket.getInputStream());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Reads one answer.
  public static Reply read(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed after: " + head);
      }
      head.append((char) next);
    }
    var reply = new Reply(head.toString(), new byte[0]);
    var body = new ByteArrayOutputStream();
    Optional<String> length = reply.header("Content-Length");
    if (length.isPresent()) {
      body.writeBytes(in.readNBytes(Integer.parseInt(length.get())));
    } else if (reply.status() >= 200) {
      body.writeBytes(in.readAllBytes());
    }
    return new Reply(head.toString(), body.toByteArray());
  }
}
