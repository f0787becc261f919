package codev.infra.systemtest.traces;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A message of Protocol Buffers, read without its schema: the fields that have a length, by number,
 * which are texts, bytes and other messages.
 */
final class ProtobufMessage {
  private static final int VARIABLE = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int WITH_LENGTH = 2;
  private static final int FOUR_BYTES = 5;

  private final Map<Integer, List<byte[]>> fields = new HashMap<>();

  ProtobufMessage(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      var key = number(buffer);
      switch ((int) (key & 7)) {
        case VARIABLE -> number(buffer);
        case EIGHT_BYTES -> buffer.position(buffer.position() + 8);
        case FOUR_BYTES -> buffer.position(buffer.position() + 4);
        case WITH_LENGTH -> {
          var value = new byte[(int) number(buffer)];
          buffer.get(value);
          fields.computeIfAbsent((int) (key >>> 3), _ -> new ArrayList<>()).add(value);
        }
        default -> throw new IllegalArgumentException("no field begins with " + key);
      }
    }
  }

  /** Seven bits a byte, the lowest first; the highest bit says that another byte follows. */
  private static long number(ByteBuffer buffer) {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      var next = buffer.get();
      number |= (long) (next & 0x7f) << shift;
      if (next >= 0) return number;
    }
  }

  Stream<ProtobufMessage> messages(int field) {
    return fields.getOrDefault(field, List.of()).stream().map(ProtobufMessage::new);
  }

  /** Empty if there is none. */
  String text(int field) {
    return fields.getOrDefault(field, List.of()).stream()
        .map(bytes -> new String(bytes, UTF_8))
        .findFirst()
        .orElse("");
  }

  /** Bytes in hex; empty if there are none. */
  String hex(int field) {
    return fields.getOrDefault(field, List.of()).stream()
        .map(HexFormat.of()::formatHex)
        .findFirst()
        .orElse("");
  }
}
