package io.kinora.engine.library;

import io.kinora.engine.library.GrowingFile.Piece;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/// The bytes of pieces, one after the other; of them only one is open at a time.
final class PieceStream extends InputStream {

  /// Opens a piece at an offset.
  interface Opening {
    InputStream open(Piece piece, long offset) throws IOException;
  }

  private final Opening opening;
  private final Iterator<Piece> next;
  private long toSkip;
  private InputStream current = InputStream.nullInputStream();

  /// @param offset where it begins in all of them
  PieceStream(List<Piece> pieces, long offset, Opening opening) {
    this.opening = opening;
    this.next = pieces.iterator();
    this.toSkip = offset;
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
      turn(next.next());
      count = current.read(target, offset, length);
    }
    return count;
  }

  private void turn(Piece piece) throws IOException {
    if (piece.sizeBytes() <= toSkip) {
      toSkip -= piece.sizeBytes();
      return; // The one before is at its end, and stays so.
    }
    current.close();
    current = opening.open(piece, toSkip);
    toSkip = 0;
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}
