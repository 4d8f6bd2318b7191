package io.kinora.infra.observe.fake;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// A message of Protocol Buffers, taken apart without knowing its type.
///
/// Source: the encoding of Protocol Buffers: keys, then numbers, stretches or fixed lengths.
record ProtoFields(List<Field> fields) {

  /// @param value a number, or the bytes of a text or of another message
  private record Field(int number, byte[] value, long count) {}

  static ProtoFields of(byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    List<Field> fields = new ArrayList<>();
    while (in.hasRemaining()) {
      long key = number(in);
      fields.add(field((int) (key >>> 3), (int) key & 7, in));
    }
    return new ProtoFields(fields);
  }

  private static Field field(int number, int type, ByteBuffer in) {
    return switch (type) {
      case 0 -> new Field(number, new byte[0], number(in));
      case 1 -> new Field(number, new byte[0], in.getLong());
      case 2 -> {
        byte[] bytes = new byte[(int) number(in)];
        in.get(bytes);
        yield new Field(number, bytes, bytes.length);
      }
      case 5 -> new Field(number, new byte[0], in.getInt());
      default -> throw new IllegalArgumentException("no type of a field: " + type);
    };
  }

  private static long number(ByteBuffer in) {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      number |= (long) (next & 127) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }

  List<ProtoFields> messages(int number) {
    return all(number).map(it -> of(it.value())).toList();
  }

  ProtoFields message(int number) {
    return all(number).map(it -> of(it.value())).findFirst().orElse(new ProtoFields(List.of()));
  }

  String text(int number) {
    return all(number)
        .map(it -> new String(it.value(), StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }

  String hex(int number) {
    return all(number)
        .map(it -> HexFormat.of().formatHex(it.value()))
        .findFirst()
        .orElse("");
  }

  boolean has(int number) {
    return all(number).findAny().isPresent();
  }

  long count(int number) {
    return all(number).mapToLong(Field::count).findFirst().orElse(0);
  }

  private Stream<Field> all(int number) {
    return fields.stream().filter(it -> it.number() == number);
  }
}
