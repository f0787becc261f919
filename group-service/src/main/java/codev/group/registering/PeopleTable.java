package codev.group.registering;

import codev.infra.pages.Malformed;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** Reads a list of people as a spreadsheet writes it: headings, then a line for each. */
final class PeopleTable {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvReadFeature.TRIM_SPACES, CsvReadFeature.SKIP_EMPTY_LINES)
          .enable(CsvReadFeature.EMPTY_STRING_AS_NULL)
          .addMixIn(PersonForm.class, Annotated.class)
          .build();

  /** What was added to a list that went back to its author is read past. */
  @JsonIgnoreProperties({RefusedTable.LINE, RefusedTable.REASON})
  private interface Annotated {}

  private static final Set<String> HEADINGS =
      Arrays.stream(PersonForm.class.getRecordComponents())
          .map(RecordComponent::getName)
          .collect(Collectors.toCollection(LinkedHashSet::new));

  private static final Set<String> READ_PAST = Set.of(RefusedTable.LINE, RefusedTable.REASON);

  private PeopleTable() {}

  static List<@Nullable PersonForm> read(byte[] table, Charset charset) {
    return read(decoded(table, charset));
  }

  static List<@Nullable PersonForm> read(String text) {
    if (text.indexOf('\0') >= 0) throw new Malformed("", "group.people.not-a-table", 1);
    var separator = separator(text);
    var schema = CsvSchema.emptySchema().withHeader().withColumnSeparator(separator);
    try (MappingIterator<PersonForm> rows =
        CSV.readerFor(PersonForm.class).with(schema).readValues(Headings.known(text, separator))) {
      if (rows.hasNext()) checkHeadings((CsvSchema) rows.parserSchema());
      return new ArrayList<>(rows.readAll());
    } catch (JacksonException e) {
      var place = e.getLocation();
      throw new Malformed("", "group.people.not-a-table", place == null ? 1 : place.getLineNr());
    }
  }

  /** A misspelt heading would silently lose its column; one without a name loses nothing. */
  private static void checkHeadings(CsvSchema headings) {
    for (var heading : headings) {
      var name = heading.getName();
      if (!name.isBlank() && !HEADINGS.contains(name) && !READ_PAST.contains(name))
        throw new Malformed(name, "group.people.unknown-heading", String.join(", ", HEADINGS));
    }
  }

  private static String decoded(byte[] table, Charset charset) {
    try {
      var text = charset.newDecoder().decode(ByteBuffer.wrap(table)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new Malformed("", "group.people.another-charset", charset.name());
    }
  }

  /** French spreadsheets separate by semicolons, what is pasted from any by tabs. */
  private static char separator(String text) {
    var headings = text.lines().findFirst().orElse("");
    if (headings.indexOf('\t') >= 0) return '\t';
    return headings.contains(";") ? ';' : ',';
  }
}
