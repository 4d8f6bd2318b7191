package io.kinora.cli.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A piece of music whose beats are known, because it was made of them.
///
/// @param samples   one channel at 44.1 kHz; not to be changed
/// @param beats     in seconds; none where there is no rhythm
/// @param downbeats of these; none where bars are not asked for
public record BeatTrack(String name, short[] samples, List<Double> beats, List<Double> downbeats) {

  public BeatTrack {
    beats = List.copyOf(beats);
    downbeats = List.copyOf(downbeats);
  }

  /// Writes it as a WAV file.
  public void writeTo(Path file) throws IOException {
    int size = samples.length * Short.BYTES;
    var bytes = ByteBuffer.allocate(44 + size).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(US_ASCII)).putInt(36 + size).put("WAVEfmt ".getBytes(US_ASCII));
    bytes.putInt(16).putShort((short) 1).putShort((short) 1); // PCM, one channel
    bytes.putInt(Voices.RATE).putInt(Voices.RATE * Short.BYTES);
    bytes.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
    bytes.put("data".getBytes(US_ASCII)).putInt(size);
    bytes.asShortBuffer().put(samples);
    Files.write(file, bytes.array());
  }
}
