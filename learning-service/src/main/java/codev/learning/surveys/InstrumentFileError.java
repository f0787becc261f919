package codev.learning.surveys;

import java.util.List;

/**
 * An error in an uploaded file, with its place.
 *
 * @param line of the file, from 1
 * @param field its path in the file, e.g. {@code items[2].fr}; empty for the whole of it
 * @param sentence message key
 */
record InstrumentFileError(int line, String field, String sentence, List<Object> arguments) {}
