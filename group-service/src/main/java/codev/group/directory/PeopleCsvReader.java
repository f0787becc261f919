package codev.group.directory;

import codev.infra.web.problem.MalformedRequestException;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** Reads people from a CSV file: a header row, then one row per person. */
final class PeopleCsvReader {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvReadFeature.TRIM_SPACES, CsvReadFeature.SKIP_EMPTY_LINES)
          .enable(CsvReadFeature.EMPTY_STRING_AS_NULL)
          .addMixIn(PersonRequest.class, Annotated.class)
          .build();

  /** What was added to a list that went back to its author is read past. */
  @JsonIgnoreProperties({RejectedRowsCsv.LINE, RejectedRowsCsv.REASON})
  private interface Annotated {}

  private static final Set<String> HEADINGS =
      Arrays.stream(PersonRequest.class.getRecordComponents())
          .map(RecordComponent::getName)
          .collect(Collectors.toCollection(LinkedHashSet::new));

  private static final Set<String> ON_PAGE =
      Stream.concat(HEADINGS.stream(), Stream.of(RejectedRowsCsv.LINE, RejectedRowsCsv.REASON))
          .collect(Collectors.toUnmodifiableSet());

  private PeopleCsvReader() {}

  /** As a program writes it: every heading has its one name. */
  static List<@Nullable PersonRequest> read(byte[] table, Charset charset) {
    return read(decoded(table, charset), HEADINGS);
  }

  /**
   * Accepts headers in the user's language, and the additional columns of a list of rejected rows.
   */
  static List<@Nullable PersonRequest> readOnPage(String text) {
    return read(CsvHeader.known(text, separator(text)), ON_PAGE);
  }

  private static List<@Nullable PersonRequest> read(String text, Set<String> known) {
    if (text.indexOf('\0') >= 0)
      throw new MalformedRequestException("", "group.people.not-a-table", 1);
    var schema = CsvSchema.emptySchema().withHeader().withColumnSeparator(separator(text));
    try (MappingIterator<PersonRequest> rows =
        CSV.readerFor(PersonRequest.class).with(schema).readValues(text)) {
      if (rows.hasNext()) checkHeadings((CsvSchema) rows.parserSchema(), known);
      return new ArrayList<>(rows.readAll());
    } catch (JacksonException e) {
      var place = e.getLocation();
      throw new MalformedRequestException(
          "", "group.people.not-a-table", place == null ? 1 : place.getLineNr());
    }
  }

  /** A misspelt heading would silently lose its column; one without a name loses nothing. */
  private static void checkHeadings(CsvSchema headings, Set<String> known) {
    for (var heading : headings) {
      var name = heading.getName();
      if (!name.isBlank() && !known.contains(name))
        throw new MalformedRequestException(
            name, "group.people.unknown-heading", String.join(", ", HEADINGS));
    }
  }

  private static String decoded(byte[] table, Charset charset) {
    try {
      var text = charset.newDecoder().decode(ByteBuffer.wrap(table)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new MalformedRequestException("", "group.people.another-charset", charset.name());
    }
  }

  /** French spreadsheets separate by semicolons, what is pasted from any by tabs. */
  private static char separator(String text) {
    var headings = text.lines().findFirst().orElse("");
    if (headings.indexOf('\t') >= 0) return '\t';
    return headings.contains(";") ? ';' : ',';
  }
}
