package codev.group.evidence;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Writes the list of evidence as CSV (RFC 4180). */
@Component
class EvidenceCsv {
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

  private final MessageSource sentences;

  EvidenceCsv(MessageSource sentences) {
    this.sentences = sentences;
  }

  String of(List<EvidenceItem> pieces, Locale language) {
    var text = new StringWriter();
    try (var lines = CSV.writer(COLUMNS).writeValues(text)) {
      for (var piece : pieces) lines.write(line(piece, language));
    }
    return text.toString();
  }

  private List<String> line(EvidenceItem piece, Locale language) {
    var what = piece.what();
    return List.of(
        String.valueOf(what.indicator()),
        what.name(),
        sentences.getMessage("group.evidence.piece." + what, null, language),
        harmless(piece.group()),
        cell(piece.session()),
        cell(piece.date()),
        harmless(piece.person()),
        cell(piece.figure()),
        cell(piece.outOf()),
        piece.source());
  }

  private static String cell(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /** A name must not be interpreted as a formula by a spreadsheet (CSV injection). */
  private static String harmless(@Nullable String name) {
    if (name == null) return "";
    return name.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + name : name;
  }
}
