package codev.infra.ui;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;

/** The alphabetical order of names, which is the same in French and in English. */
public final class NameOrder {
  private NameOrder() {}

  /** Letters first, whatever their accents and case; only the same names are equal. */
  public static Comparator<String> alphabetical() {
    Comparator<String> letters = Collator.getInstance(Locale.FRENCH)::compare;
    return letters.thenComparing(Comparator.naturalOrder());
  }
}
