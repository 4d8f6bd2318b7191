package io.kinora.engine.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/// The bytes of pieces, one after the other; of them only one is open at a time.
final class PieceStream extends InputStream {

  /// Opens a piece.
  interface Opening {
    InputStream open(Piece piece) throws IOException;
  }

  private final Opening opening;
  private final Iterator<Piece> next;
  private InputStream current = InputStream.nullInputStream();

  PieceStream(List<Piece> pieces, Opening opening) {
    this.opening = opening;
    this.next = pieces.iterator();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = current.read(target, offset, length);
    while (count < 0 && next.hasNext()) {
      current.close();
      current = opening.open(next.next());
      count = current.read(target, offset, length);
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}
