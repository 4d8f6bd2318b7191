package io.kinora.infra.transfer;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A server of one protocol with files, all of whose faults a test can call up.
interface Rig extends AutoCloseable {

  /// Where its buckets are, if it has any.
  default S3Access s3() {
    return S3Access.amazon();
  }

  /// @param path without a first slash
  Place place(String path, @Nullable Login login);

  default Place place(String path) {
    return place(path, login());
  }

  Login login();

  /// Puts a file there, or another one in its place that is changed later.
  void put(String path, byte[] bytes) throws IOException;

  byte[] read(String path) throws IOException;

  /// All that lies there, in part too.
  List<String> names() throws IOException;

  /// The line breaks once after so many bytes of a file that is fetched.
  void cutDownAfter(long bytes);

  /// The line breaks once after so many bytes of a file that is sent.
  void cutUpAfter(long bytes);

  void fallSilentAfter(long bytes);

  void takeNothingAfter(long bytes);

  /// Bytes of files that came, with what the protocol adds to them.
  long downBytes();

  /// Bytes of files that went, with what the protocol adds to them.
  long upBytes();

  /// From now on it says that files are of this size, whatever they are.
  void announce(long sizeBytes);

  /// From now on it has no room.
  void fillUp();

  /// A folder is there by this name.
  void putFolder(String path) throws IOException;

  /// Ends; from then on nobody listens there.
  @Override
  void close() throws IOException;
}
