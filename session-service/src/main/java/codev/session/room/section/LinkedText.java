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
    var address = ADDRESS.matcher(text);
    int end = 0;
    while (address.find()) {
      if (address.start() > end) parts.add(new Part(text.substring(end, address.start()), false));
      parts.add(new Part(address.group(), true));
      end = address.end();
    }
    if (end < text.length()) parts.add(new Part(text.substring(end), false));
    return new LinkedText(parts);
  }
}
