package codev.group.dossier;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chapter of the dossier.
 *
 * @param hint what to know before reading it, if anything
 */
public record DossierChapter(String title, @Nullable String hint, List<Section> sections) {
  static DossierChapter of(String title, @Nullable String hint, List<Row> rows) {
    return new DossierChapter(title, hint, List.of(new Section(null, rows)));
  }

  /**
   * A table of a chapter.
   *
   * @param title null: that of the chapter
   */
  public record Section(@Nullable String title, List<Row> rows) {}

  /** A line of a table. */
  public record Row(String name, String value) {}
}
