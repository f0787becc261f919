package codev.group.evidence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence, under the indicator of the French quality mark <i>Qualiopi</i> to which it
 * belongs.
 *
 * @param group its name, where it is about one group
 * @param session its number, where it is about one session
 * @param figure absent where another service holds it
 * @param outOf how many there could be, where that is known
 * @param source the path under which it is read
 */
public record EvidenceItem(
    Type type,
    @Nullable String group,
    @Nullable Integer session,
    @Nullable LocalDate date,
    @Nullable String person,
    @Nullable Number figure,
    @Nullable Number outOf,
    String source) {
  private static final String PDF = ".pdf";

  /** Whether another service holds it. */
  boolean isElsewhere() {
    return figure == null;
  }

  /** Whether only those who manage the programme read it. */
  boolean isForManagers() {
    return isElsewhere() || type == Type.CERTIFICATE;
  }

  /** Whether an archive has it as a file of its own. */
  boolean isFile(boolean isManager) {
    return type == Type.ATTENDANCE_SHEET || (isManager && type == Type.CERTIFICATE);
  }

  /** The same path, to be opened by a person: a table of another service as a spreadsheet. */
  String sourceForPeople() {
    return isElsewhere() ? source + "?layout=SPREADSHEET" : source;
  }

  /** The path of the proof of what it rests on; absent where it is no document. */
  public @Nullable String proof() {
    return source.endsWith(PDF)
        ? source.substring(0, source.length() - PDF.length()) + ".proof"
        : null;
  }

  /** What it shows, and under which indicator of the mark's national frame of reference. */
  public enum Type {
    /** Results that are made known. */
    SESSIONS_HELD(2),
    PARTICIPATION(2),
    ROTATION(2),
    OUTCOMES(2),

    /** Whether people attain what the action is for. */
    ATTENDANCE_SHEET(11),
    CERTIFICATE(11),
    SKILLS(11),

    /** What people think of it. */
    APPRECIATIONS(30);

    private final int indicator;

    Type(int indicator) {
      this.indicator = indicator;
    }

    int indicator() {
      return indicator;
    }
  }
}
