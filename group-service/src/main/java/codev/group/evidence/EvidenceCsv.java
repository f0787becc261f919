package codev.group.evidence;

import codev.infra.email.EmailProperties;
import codev.infra.web.CsvCell;
import codev.infra.web.SpreadsheetCsv;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Writes the list of evidence as CSV. */
@Component
record EvidenceCsv(MessageSource texts, EmailProperties links) {
  private static final CsvMapper CSV = new CsvMapper();
  private static final CsvSchema COLUMNS =
      Stream.of(
              "indicator",
              "what",
              "label",
              "group",
              "session",
              "date",
              "person",
              "figure",
              "outOf",
              "source")
          .reduce(CsvSchema.builder(), CsvSchema.Builder::addColumn, (one, _) -> one)
          .setUseHeader(true)
          .setLineSeparator("\r\n")
          .build();

  private static final List<String> INDEX_COLUMNS =
      List.of(
          "indicator", "label", "group", "session", "date", "person", "figure", "outOf", "file");

  /**
   * With paths for programs, with whole addresses for people.
   *
   * @param isManager whether the reader manages the programme, and so may read all of it
   */
  String of(
      List<EvidenceItem> items, SpreadsheetCsv.Layout layout, boolean isManager, Locale language) {
    var spreadsheet = SpreadsheetCsv.in(layout, language);
    return spreadsheet == null
        ? standard(items, language)
        : index(items, Map.of(), isManager, spreadsheet);
  }

  private String standard(List<EvidenceItem> items, Locale language) {
    var text = new StringWriter();
    try (var lines = CSV.writer(COLUMNS).writeValues(text)) {
      for (var item : items) lines.write(line(item, language));
    }
    return text.toString();
  }

  /**
   * The same as a spreadsheet in the reader's language opens it.
   *
   * @param files the documents that lie beside it, by the path under which each is read alone
   */
  String index(
      List<EvidenceItem> items, Map<String, String> files, boolean isManager, Locale language) {
    return index(items, files, isManager, new SpreadsheetCsv(language));
  }

  private String index(
      List<EvidenceItem> items,
      Map<String, String> files,
      boolean isManager,
      SpreadsheetCsv spreadsheet) {
    return spreadsheet.of(
        INDEX_COLUMNS.stream()
            .map(column -> message("group.evidence.column." + column, spreadsheet.language()))
            .toList(),
        items.stream().map(item -> indexLine(item, files, isManager, spreadsheet)));
  }

  private List<String> indexLine(
      EvidenceItem item, Map<String, String> files, boolean isManager, SpreadsheetCsv spreadsheet) {
    return List.of(
        String.valueOf(item.type().indicator()),
        message("group.evidence.piece." + item.type(), spreadsheet.language()),
        CsvCell.of(item.group()),
        cell(item.session()),
        cell(item.date()),
        CsvCell.of(item.person()),
        spreadsheet.decimal(cell(item.figure())),
        cell(item.outOf()),
        file(item, files, isManager, spreadsheet.language()));
  }

  /** Where it is, or who has it. */
  private String file(
      EvidenceItem item, Map<String, String> files, boolean isManager, Locale language) {
    var file = files.get(item.source());
    if (file != null) return file;
    return isManager || !item.isForManagers()
        ? links.address().resolve(item.sourceForPeople()).toString()
        : message("group.evidence.index.not-here", language);
  }

  private String message(String key, Locale language) {
    return texts.getMessage(key, null, language);
  }

  private List<String> line(EvidenceItem item, Locale language) {
    var type = item.type();
    return List.of(
        String.valueOf(type.indicator()),
        type.name(),
        message("group.evidence.piece." + type, language),
        CsvCell.of(item.group()),
        cell(item.session()),
        cell(item.date()),
        CsvCell.of(item.person()),
        cell(item.figure()),
        cell(item.outOf()),
        item.source());
  }

  private static String cell(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
