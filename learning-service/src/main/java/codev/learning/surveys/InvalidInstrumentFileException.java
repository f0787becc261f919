package codev.learning.surveys;

import java.util.List;

/** A file holds no valid instrument: all errors in it, in the order of its lines. */
final class InvalidInstrumentFileException extends Exception {
  private final transient List<InstrumentFileError> wrongs;

  InvalidInstrumentFileException(List<InstrumentFileError> wrongs) {
    super(wrongs.toString(), null, false, false);
    this.wrongs = List.copyOf(wrongs);
  }

  List<InstrumentFileError> wrongs() {
    return wrongs;
  }
}
