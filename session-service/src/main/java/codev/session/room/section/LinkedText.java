package codev.session.room.section;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A text in which addresses of pages are links. */
public record LinkedText(List<Part> parts) {
  /** Up to the punctuation that ends the sentence rather than the address. */
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^\\s<>\"«»“”]+[^\\s<>\"«»“”.,;:!?)\\]'’…]");

  public LinkedText {
    parts = List.copyOf(parts);
  }

  /**
   * @param isLink whether the text is an address
   */
  public record Part(String text, boolean isLink) {}

  static LinkedText of(String text) {
    var parts = new ArrayList<Part>();
    var matcher = ADDRESS.matcher(text);
    int end = 0;
    while (matcher.find()) {
      if (matcher.start() > end) parts.add(new Part(text.substring(end, matcher.start()), false));
      parts.add(new Part(matcher.group(), true));
      end = matcher.end();
    }
    if (end < text.length()) parts.add(new Part(text.substring(end), false));
    return new LinkedText(parts);
  }
}
