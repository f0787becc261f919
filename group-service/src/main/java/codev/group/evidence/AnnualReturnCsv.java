package codev.group.evidence;

import codev.group.domain.programme.TrainingDescription;
import codev.infra.web.SpreadsheetCsv;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Writes what section F of a provider's annual return (<i>bilan pédagogique et financier</i>) asks
 * for, as a spreadsheet in the reader's language opens it: for each year the total of section F-1
 * and the line of section F-3 that goes with the nature of the training.
 */
@Component
record AnnualReturnCsv(MessageSource texts) {
  private static final List<String> COLUMNS =
      List.of("year", "section", "heading", "trainees", "hours", "unknown");

  String of(List<YearOfTraining> years, TrainingDescription.Nature nature, Locale language) {
    var spreadsheet = new SpreadsheetCsv(language);
    return spreadsheet.of(
        COLUMNS.stream().map(column -> message(column, language)).toList(),
        years.stream()
            .flatMap(
                year ->
                    Stream.of(
                        line(year, "F-1", "total", spreadsheet),
                        line(year, "F-3", "objective." + nature, spreadsheet))));
  }

  private List<String> line(
      YearOfTraining year, String section, String heading, SpreadsheetCsv spreadsheet) {
    return List.of(
        String.valueOf(year.year()),
        section,
        message(heading, spreadsheet.language()),
        String.valueOf(year.trainees()),
        spreadsheet.decimal(String.valueOf(EvidenceCollector.hours(year.hours()))),
        String.valueOf(year.withoutHours()));
  }

  private String message(String key, Locale language) {
    return texts.getMessage("group.evidence.return." + key, null, language);
  }
}
