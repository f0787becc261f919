package codev.learning.surveys;

import java.util.List;

/** A file holds no valid instrument: all errors in it, in the order of its lines. */
final class InvalidInstrumentFileException extends Exception {
  private final transient List<FileError> wrongs;

  InvalidInstrumentFileException(List<FileError> wrongs) {
    super(wrongs.toString(), null, false, false);
    this.wrongs = List.copyOf(wrongs);
  }

  List<FileError> wrongs() {
    return wrongs;
  }
}
