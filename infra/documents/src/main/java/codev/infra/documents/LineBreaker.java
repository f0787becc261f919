package codev.infra.documents;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/** Finds where a line may end: as Java does, but never after an apostrophe within a word. */
final class LineBreaker implements FSTextBreaker {
  private final BreakIterator positions = BreakIterator.getLineInstance(Locale.ROOT);
  private String text = "";

  @Override
  public void setText(String newText) {
    text = newText;
    positions.setText(newText);
  }

  @Override
  public int next() {
    int position = positions.next();
    while (isAfterApostrophe(position)) position = positions.next();
    return position;
  }

  private boolean isAfterApostrophe(int position) {
    return position > 0 && position < text.length() && text.charAt(position - 1) == '’';
  }
}
