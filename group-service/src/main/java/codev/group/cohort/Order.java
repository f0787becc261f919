package codev.group.cohort;

import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/** In which order groups are shown. */
public enum Order {
  /** Where help is most urgent, first. */
  NEEDS,
  NAME,
  FACILITATOR,
  /** The soonest first, those without a date at the end. */
  NEXT,
  /** The lowest first. */
  ATTENDANCE,
  /** Who is least far, first. */
  ROTATION,
  STAGE;

  Comparator<Line> in(Locale language) {
    var collator = Collator.getInstance(language);
    Comparator<Line> byName = Comparator.comparing(Line::name, collator);
    return by(collator).thenComparing(byName);
  }

  private Comparator<Line> by(Collator collator) {
    return switch (this) {
      case NEEDS ->
          Comparator.comparingInt(Order::urgency).thenComparingInt(line -> -line.needs().size());
      case NAME -> Comparator.comparing(Line::name, collator);
      case FACILITATOR -> Comparator.comparing(Line::facilitatorName, collator);
      case NEXT -> Comparator.comparing(Order::comes);
      case ATTENDANCE -> Comparator.comparingDouble(Order::attended);
      case ROTATION -> Comparator.comparingDouble(Order::turned);
      case STAGE -> Comparator.comparing(Line::stage);
    };
  }

  private static int urgency(Line line) {
    return line.needs().stream().findFirst().map(Need::ordinal).orElse(Integer.MAX_VALUE);
  }

  private static Instant comes(Line line) {
    return line.next() == null ? Instant.MAX : line.next().startsAt();
  }

  private static double attended(Line line) {
    var share = line.attendance();
    return share == null ? 2 : share;
  }

  private static double turned(Line line) {
    return line.members() == 0 ? 1 : (double) line.beenClient() / line.members();
  }
}
