package codev.infra.documents;

import java.io.InputStream;
import java.util.Objects;

/** The files of the font of all documents. */
enum FontFile {
  REGULAR("Regular", 400),
  BOLD("Bold", 700);

  static final String FAMILY = "Liberation Sans";

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
    return Objects.requireNonNull(FontFile.class.getResourceAsStream(file), file);
  }
}
