package codev.group.imports;

import codev.group.directory.PersonRequest;
import codev.infra.web.problem.MalformedRequestException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
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
          .build();

  /** Empty lines are read, too: on the page every line has the number that a spreadsheet shows. */
  private static final CsvMapper OF_PAGE =
      CsvMapper.builder()
          .enable(CsvReadFeature.TRIM_SPACES, CsvReadFeature.EMPTY_STRING_AS_NULL)
          .build();

  private static final Set<String> HEADINGS =
      Arrays.stream(PersonRequest.class.getRecordComponents())
          .map(RecordComponent::getName)
          .collect(Collectors.toCollection(LinkedHashSet::new));

  private PeopleCsvReader() {}

  /** As a program writes it: every heading has its one name. */
  static List<@Nullable PersonRequest> read(byte[] table, Charset charset) {
    return read(
        decoded(table, charset),
        CSV.readerFor(PersonRequest.class),
        (MappingIterator<PersonRequest> rows) -> {
          if (rows.hasNext()) checkHeadings((CsvSchema) rows.parserSchema());
          return new ArrayList<@Nullable PersonRequest>(rows.readAll());
        });
  }

  /**
   * As people have it: in any order, with headings of many names, a name in one column or two,
   * columns that are not used, and empty lines.
   */
  static UploadedPeople readOnPage(String text) {
    return read(
        text,
        OF_PAGE.readerForMapOf(String.class),
        (MappingIterator<Map<String, @Nullable String>> rows) -> {
          var lines = rows.readAll();
          var headings =
              rows.parserSchema() instanceof CsvSchema schema
                  ? schema.getColumnNames()
                  : List.<String>of();
          var meanings =
              headings.stream().map(CsvHeader::meaning).filter(Objects::nonNull).toList();
          if (!meanings.contains("username") && !meanings.contains(CsvHeader.EMAIL_AS_USERNAME))
            throw new MalformedRequestException("", "group.people.no-username");
          return new UploadedPeople(
              people(lines),
              headings.stream()
                  .filter(heading -> !heading.isBlank() && CsvHeader.meaning(heading) == null)
                  .toList());
        });
  }

  private static List<@Nullable PersonRequest> people(List<Map<String, @Nullable String>> lines) {
    var people = new ArrayList<@Nullable PersonRequest>();
    for (var line : lines) people.add(isEmpty(line) ? null : person(line));
    while (!people.isEmpty() && people.getLast() == null) people.removeLast();
    return people;
  }

  /** As spreadsheets write a row that was used once: with nothing between its separators. */
  private static boolean isEmpty(Map<String, @Nullable String> line) {
    return line.values().stream().allMatch(value -> value == null || value.isBlank());
  }

  private static PersonRequest person(Map<String, @Nullable String> line) {
    var values = new HashMap<String, String>();
    line.forEach(
        (heading, value) -> {
          var meaning = CsvHeader.meaning(heading);
          if (meaning != null && value != null) values.putIfAbsent(meaning, value);
        });
    var address = values.remove(CsvHeader.EMAIL_AS_USERNAME);
    if (address != null) {
      values.putIfAbsent("email", address);
      values.putIfAbsent("username", address);
    }
    var firstName = values.remove(CsvHeader.FIRST_NAME);
    var lastName = values.remove(CsvHeader.LAST_NAME);
    if (firstName != null || lastName != null)
      values.putIfAbsent("displayName", CsvHeader.fullName(firstName, lastName));
    values.keySet().retainAll(HEADINGS);
    return CSV.convertValue(values, PersonRequest.class);
  }

  private static <R, T> T read(
      String text, ObjectReader reader, Function<MappingIterator<R>, T> content) {
    if (text.indexOf('\0') >= 0)
      throw new MalformedRequestException("", "group.people.not-a-table", 1);
    var schema = CsvSchema.emptySchema().withHeader().withColumnSeparator(separator(text));
    try (MappingIterator<R> rows = reader.with(schema).readValues(text)) {
      return content.apply(rows);
    } catch (JacksonException e) {
      var location = e.getLocation();
      throw new MalformedRequestException(
          "", "group.people.not-a-table", location == null ? 1 : location.getLineNr());
    }
  }

  /** A misspelt heading would silently lose its column; one without a name loses nothing. */
  private static void checkHeadings(CsvSchema headings) {
    for (var heading : headings) {
      var name = heading.getName();
      if (!name.isBlank() && !HEADINGS.contains(name))
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
  static char separator(String text) {
    var headings = text.lines().findFirst().orElse("");
    if (headings.indexOf('\t') >= 0) return '\t';
    return headings.contains(";") ? ';' : ',';
  }
}
