package codev.infra.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The files of the font of all documents. */
enum FontFile {
  REGULAR("Regular", 400),
  BOLD("Bold", 700);

  static final String FAMILY = "Liberation Sans";

  /** Inflated once: each document embeds them. */
  private static final Map<FontFile, byte[]> CONTENTS = new ConcurrentHashMap<>();

  private final String file;
  private final int weight;

  FontFile(String face, int weight) {
    file = "/liberation/LiberationSans-%s.ttf".formatted(face);
    this.weight = weight;
  }

  int weight() {
    return weight;
  }

  InputStream open() {
    return new ByteArrayInputStream(CONTENTS.computeIfAbsent(this, FontFile::read));
  }

  private byte[] read() {
    try (var content = Objects.requireNonNull(FontFile.class.getResourceAsStream(file), file)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
