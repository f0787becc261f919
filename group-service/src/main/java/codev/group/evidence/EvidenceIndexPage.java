package codev.group.evidence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import codev.infra.documents.HtmlRenderer;
import codev.infra.email.EmailProperties;
import codev.infra.ui.LocalizedDates;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The index of a programme's evidence as a page to open beside its files: by indicator, with links
 * to the files, and to what another service holds.
 */
@Component
class EvidenceIndexPage {
  private final MessageSource texts;
  private final TrainingProviderProperties settings;
  private final EmailProperties links;
  private final Clock clock;
  private final HtmlRenderer renderer;

  EvidenceIndexPage(
      MessageSource texts,
      TrainingProviderProperties settings,
      EmailProperties links,
      Clock clock) {
    this.texts = texts;
    this.settings = settings;
    this.links = links;
    this.clock = clock;
    this.renderer = new HtmlRenderer(texts);
  }

  /** The pieces of evidence of one indicator. */
  record Section(int indicator, List<Row> rows) {}

  /**
   * A piece of evidence, each of its texts for one cell.
   *
   * @param link names what it leads to, or says why it leads nowhere; empty where the figure is all
   *     there is
   * @param target absent where it leads nowhere
   * @param proof the file with the proof of what it rests on; absent where there is none
   */
  record Row(
      String label,
      String group,
      String session,
      String date,
      String person,
      String figure,
      String link,
      @Nullable String target,
      @Nullable String proof) {}

  /** What people attended in one year, each of its texts for one cell. */
  record Year(String year, String trainees, String hours, String unknown) {}

  /**
   * @param files the documents that lie beside it, and their proofs, by the path under which each
   *     is read alone
   * @param mayReadOutcomes whether the reader may read online what another service holds
   * @param years for the annual return
   * @param annualReturn the name of the file that has them
   */
  String of(
      String programme,
      List<EvidenceItem> items,
      Map<String, String> files,
      boolean mayReadOutcomes,
      List<YearOfTraining> years,
      String annualReturn,
      Locale language) {
    var formatter = new DocumentValueFormatter(texts, settings.zone(), language);
    return renderer.render(
        "evidence-index",
        formatter.message("index.title", programme),
        Map.of(
            "made",
            formatter.date(clock.instant()),
            "sections",
            sections(items, files, mayReadOutcomes, formatter),
            "years",
            years.stream().map(year -> year(year, formatter)).toList(),
            "annualReturn",
            annualReturn),
        language);
  }

  private List<Section> sections(
      List<EvidenceItem> items,
      Map<String, String> files,
      boolean mayReadOutcomes,
      DocumentValueFormatter formatter) {
    var rows =
        items.stream()
            .collect(
                groupingBy(
                    item -> item.type().indicator(),
                    TreeMap::new,
                    mapping(item -> row(item, files, mayReadOutcomes, formatter), toList())));
    return rows.entrySet().stream().map(one -> new Section(one.getKey(), one.getValue())).toList();
  }

  private Row row(
      EvidenceItem item,
      Map<String, String> files,
      boolean mayReadOutcomes,
      DocumentValueFormatter formatter) {
    var file = files.get(item.source());
    var proof = item.proof();
    if (file != null)
      return row(item, file, file, proof == null ? null : files.get(proof), formatter);
    if (item.isElsewhere() && mayReadOutcomes)
      return row(
          item,
          formatter.message("index.online"),
          links.address().resolve(item.sourceForPeople()).toString(),
          null,
          formatter);
    return row(
        item,
        item.isForManagers() ? formatter.message("index.not-here") : "",
        null,
        null,
        formatter);
  }

  private static Row row(
      EvidenceItem item,
      String link,
      @Nullable String target,
      @Nullable String proof,
      DocumentValueFormatter formatter) {
    var group = item.group();
    var session = item.session();
    var date = item.date();
    var person = item.person();
    return new Row(
        formatter.message("piece." + item.type()),
        group == null ? "" : group,
        session == null ? "" : session.toString(),
        date == null ? "" : LocalizedDates.day(date, formatter.language()),
        person == null ? "" : person,
        figure(item, formatter),
        link,
        target,
        proof);
  }

  private static String figure(EvidenceItem item, DocumentValueFormatter formatter) {
    var figure = item.figure();
    var outOf = item.outOf();
    if (figure == null) return "";
    return outOf == null
        ? formatter.message("index.figure", figure)
        : formatter.message("index.out-of", figure, outOf);
  }

  private static Year year(YearOfTraining year, DocumentValueFormatter formatter) {
    return new Year(
        String.valueOf(year.year()),
        formatter.message("index.figure", year.trainees()),
        formatter.lasted(year.hours()),
        formatter.message("index.figure", year.withoutHours()));
  }
}
