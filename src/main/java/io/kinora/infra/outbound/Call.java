package io.kinora.infra.outbound;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// One request to another server, as data; [Calls] sends it.
///
/// @param headers sent as they are; the length follows from the parts
/// @param parts   of the body, one after the other
public record Call(String method, URI target, Map<String, String> headers, List<Part> parts) {

  public Call {
    headers = Map.copyOf(headers);
    parts = List.copyOf(parts);
  }

  /// A call without a body.
  public static Call of(String method, URI target, Map<String, String> headers) {
    return new Call(method, target, headers, List.of());
  }

  /// A part of a body. It can be written any number of times.
  public sealed interface Part {

    long lengthBytes();

    void writeTo(OutputStream out) throws IOException;
  }

  /// Bytes that are at hand.
  public record Bytes(ByteBuffer bytes) implements Part {

    public Bytes {
      bytes = bytes.asReadOnlyBuffer();
    }

    public static Bytes of(String text) {
      return new Bytes(StandardCharsets.UTF_8.encode(text));
    }

    @Override
    public long lengthBytes() {
      return bytes.remaining();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      Channels.newChannel(out).write(bytes.duplicate());
    }
  }

  /// A part of a file.
  ///
  /// @param offset      where it begins in the file, in bytes
  /// @param lengthBytes how much of the file; it must be there
  public record Stretch(Path file, long offset, long lengthBytes) implements Part {

    /// All of a file.
    public static Stretch whole(Path file) {
      try {
        return new Stretch(file, 0, Files.size(file));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      try (var channel = FileChannel.open(file)) {
        var target = Channels.newChannel(out);
        long sent = 0;
        while (sent < lengthBytes) {
          long count = channel.transferTo(offset + sent, lengthBytes - sent, target);
          if (count <= 0) {
            throw new IOException("the file is shorter than it was");
          }
          sent += count;
        }
      }
    }
  }
}
