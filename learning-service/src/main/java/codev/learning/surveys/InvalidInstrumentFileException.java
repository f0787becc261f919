package codev.learning.surveys;

import java.util.List;

/** A file holds no valid instrument: all errors in it, in the order of its lines. */
final class InvalidInstrumentFileException extends Exception {
  private final transient List<InstrumentFileError> errors;

  InvalidInstrumentFileException(List<InstrumentFileError> errors) {
    super(errors.toString(), null, false, false);
    this.errors = List.copyOf(errors);
  }

  List<InstrumentFileError> errors() {
    return errors;
  }
}
