package codev.infra.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Finds the lines of a PDF document that are printed over one another. */
public final class PrintedText extends PDFTextStripper {
  /** Of the smaller letters' size: two lines with so little between them are not both readable. */
  private static final float LEAST_APART = 0.75f;

  private final List<Letter> letters = new ArrayList<>();

  private record Letter(int page, String text, float left, float right, float base, float size) {
    boolean isInLineOf(Letter other) {
      return page == other.page && Math.abs(base - other.base) < 1;
    }

    boolean isOver(Letter other) {
      return page == other.page
          && !isInLineOf(other)
          && Math.abs(base - other.base) < LEAST_APART * Math.min(size, other.size)
          && left < other.right
          && other.left < right;
    }
  }

  private PrintedText() {}

  /** The lines that are printed over another one, each with that. */
  public static Set<String> overlaps(PDDocument document) throws IOException {
    var printed = new PrintedText();
    printed.getText(document);
    return printed.overlaps();
  }

  @Override
  protected void processTextPosition(TextPosition letter) {
    if (letter.getUnicode().isBlank()) return;
    float left = letter.getXDirAdj();
    letters.add(
        new Letter(
            getCurrentPageNo(),
            letter.getUnicode(),
            left,
            left + letter.getWidthDirAdj(),
            letter.getYDirAdj(),
            letter.getFontSizeInPt()));
  }

  private Set<String> overlaps() {
    var found = new LinkedHashSet<String>();
    for (int first = 0; first < letters.size(); first++)
      for (int second = first + 1; second < letters.size(); second++) {
        var one = letters.get(first);
        var other = letters.get(second);
        if (one.page != other.page) break;
        if (one.isOver(other))
          found.add("page %d: %s / %s".formatted(one.page, lineOf(one), lineOf(other)));
      }
    return found;
  }

  private String lineOf(Letter letter) {
    var line = new StringBuilder();
    for (var other : letters) if (other.isInLineOf(letter)) line.append(other.text);
    return line.toString();
  }
}
