package codev.learning.outcomes.report;

import codev.learning.domain.survey.Instrument;
import codev.learning.domain.survey.Instrument.Question;
import codev.learning.domain.survey.Survey;
import codev.learning.outcomes.extraction.AnswerDecryptor;
import codev.learning.outcomes.extraction.CrossUnitHelp;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.Measure.Unit;
import codev.learning.outcomes.figures.OutcomesQueries.Told;
import codev.learning.outcomes.figures.Series;
import codev.learning.outcomes.report.FigureLabels.Row;
import codev.learning.outcomes.report.FigureLabels.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells figures as a story with charts: each chapter has a sentence, a drawing and its tables. */
@Component
class ReportSections {
  private static final int AGREEMENTS = 5;

  private final FigureLabels captions;
  private final MessageSource sentences;
  private final JsonMapper json;

  ReportSections(FigureLabels captions, MessageSource sentences, JsonMapper json) {
    this.captions = captions;
    this.sentences = sentences;
    this.json = json;
  }

  /** Those of which something is told; the others are empty. */
  List<ReportSection> of(Told told, Locale language) {
    var writing =
        new Writing(
            told, captions.sections(told, language), new FigureFormatter(sentences, language));
    var ours =
        Stream.of(
            writing.answers("session", "session", "items"),
            writing.lines("growth", false, "H1", "H3", "H6"),
            writing.skills(),
            writing.actions(),
            writing.answers("follow-up", "follow-up.three-months", "follow-up.six-months"),
            writing.learnings(),
            writing.cooperation(),
            writing.sessions(),
            writing.lines(
                "kept",
                true,
                "sessions.attendance",
                "fidelity.steps-on-time",
                "fidelity.client-silent"),
            writing.answers("climate", "climate.start", "climate.middle", "climate.end"));
    return Stream.concat(ours, told.programme().instruments().stream().map(writing::own))
        .flatMap(Optional::stream)
        .toList();
  }

  private final class Writing {
    private final Told told;
    private final Map<String, Section> sections;
    private final Map<String, Figure> figures;
    private final Map<String, String> labels;
    private final FigureFormatter wording;

    Writing(Told told, List<Section> sections, FigureFormatter wording) {
      this.told = told;
      this.sections =
          sections.stream().collect(Collectors.toMap(Section::key, Function.identity()));
      this.wording = wording;
      figures = told.figures().stream().collect(Collectors.toMap(Figure::key, Function.identity()));
      labels =
          sections.stream()
              .flatMap(section -> section.rows().stream())
              .collect(Collectors.toMap(row -> row.figure().key(), Row::label));
    }

    /** What people agreed with most and least. */
    Optional<ReportSection> answers(String id, String... keys) {
      var parts = sections(keys);
      var rows =
          rows(parts)
              .filter(
                  row ->
                      Objects.requireNonNullElse(row.figure().distribution(), List.of()).size()
                          == AGREEMENTS)
              .toList();
      if (rows.isEmpty()) return chapter(id, sentence(id), null, parts, null);
      var answered =
          rows.stream()
              .map(row -> answered(parts.size() > 1 ? inItsPart(row, parts) : row.label(), row))
              .toList();
      var scale = Stream.of(1, 2, 3, 4, 5).map(n -> wording.say("outcomes.agreement." + n));
      return chapter(
          id, mostAndLeast(rows), new ChartData.Answers(scale.toList(), answered), parts, null);
    }

    private String mostAndLeast(List<Row> rows) {
      var best = best(rows);
      var worst = worst(rows);
      if (rows.size() == 1)
        return wording.say("outcomes.says.one", best.label(), said(best.figure()));
      if (said(best.figure()).equals(said(worst.figure())))
        return wording.say("outcomes.says.all-alike", said(best.figure()));
      return wording.say(
          "outcomes.says.most-and-least",
          best.label(),
          said(best.figure()),
          worst.label(),
          said(worst.figure()));
    }

    private String sentence(String id) {
      return wording.say("outcomes.says." + id);
    }

    private String inItsPart(Row row, List<Section> parts) {
      return parts.stream().filter(part -> !part.isSuppressed()).count() < 2
          ? row.label()
          : parts.stream()
              .filter(part -> part.rows().contains(row))
              .findFirst()
              .map(part -> wording.say("outcomes.moment." + part.key()) + " · " + row.label())
              .orElse(row.label());
    }

    private ChartData.Answered answered(String label, Row row) {
      var counts =
          Objects.requireNonNull(row.figure().distribution()).stream()
              .map(Figure.Share::count)
              .toList();
      return new ChartData.Answered(label, counts, value(row));
    }

    Optional<ReportSection> skills() {
      var parts = sections("skills.start", "skills.middle", "skills.end", "skills.change");
      var items =
          sections.get("skills.start") == null
              ? List.<Row>of()
              : Objects.requireNonNull(sections.get("skills.start")).rows();
      var rows =
          items.stream()
              .map(
                  row ->
                      new ChartData.Change(
                          row.label(),
                          row.figure().value(),
                          figure(row.figure().key().replace(".start.", ".end.")).value()))
              .filter(row -> row.start() != null || row.end() != null)
              .toList();
      var drawing =
          rows.isEmpty()
              ? null
              : new ChartData.Changes(
                  wording.say("outcomes.moment.skills.start"),
                  wording.say("outcomes.moment.skills.end"),
                  10,
                  rows);
      return chapter("skills", progress(), drawing, parts, null);
    }

    private String progress() {
      var all = figure("skills.change.all");
      if (all.value() == null) return sentence("skills");
      var most =
          told.figures().stream()
              .filter(figure -> figure.key().startsWith("skills.change.C"))
              .filter(figure -> figure.value() != null)
              .max(Comparator.comparing(figure -> Objects.requireNonNull(figure.value())))
              .orElseThrow();
      return wording.say(
          "outcomes.says.skills-changed",
          said(all),
          Objects.requireNonNull(all.n()),
          Objects.requireNonNull(labels.get(most.key())),
          said(most),
          interval(most));
    }

    private String interval(Figure figure) {
      return figure.low() == null || figure.high() == null
          ? ""
          : wording.say(
              "outcomes.says.interval",
              wording.number(figure.low()),
              wording.number(figure.high()));
    }

    Optional<ReportSection> actions() {
      var rows = bars(false, "committed", "tried", "done", "partly", "abandoned");
      var sentence = new ArrayList<String>();
      sentence.add(
          rows.isEmpty()
              ? sentence("actions")
              : rows.stream()
                  .map(
                      row ->
                          row.label() + wording.say("outcomes.colon") + wording.number(row.value()))
                  .collect(Collectors.joining(" · ", "", ".")));
      var days = figure("actions.days-to-done");
      if (days.value() != null) sentence.add(wording.say("outcomes.says.days", said(days)));
      var effect = figure("actions.effect");
      if (effect.value() != null) sentence.add(wording.say("outcomes.says.effect", said(effect)));
      return chapter(
          "actions",
          String.join(" ", sentence),
          rows.isEmpty() ? null : new ChartData.Bars(false, rows),
          sections("actions"),
          null);
    }

    private List<ChartData.Bar> bars(boolean isPercent, String... keys) {
      return Stream.of(keys)
          .map(key -> isPercent ? key : "actions." + key)
          .map(this::figure)
          .filter(figure -> figure.value() != null)
          .map(
              figure ->
                  new ChartData.Bar(
                      Objects.requireNonNull(labels.get(figure.key())),
                      Objects.requireNonNull(figure.value())))
          .toList();
    }

    Optional<ReportSection> learnings() {
      var parts = sections("learnings");
      var rows =
          rows(parts).sorted(Comparator.comparingDouble(ReportSections::value).reversed()).toList();
      var series =
          told.series().stream().filter(one -> one.key().startsWith("learnings.")).toList();
      if (rows.isEmpty()) return chapter("learnings", sentence("learnings"), null, parts, null);
      var sentence =
          wording.say(
              "outcomes.says.most-learnt", rows.getFirst().label(), said(rows.getFirst().figure()));
      var months =
          new TreeSet<>(
              series.stream()
                  .flatMap(one -> one.points().stream())
                  .map(Series.Point::month)
                  .toList());
      if (months.size() < 2)
        return chapter(
            "learnings",
            sentence,
            new ChartData.Bars(
                false,
                rows.stream().map(row -> new ChartData.Bar(row.label(), value(row))).toList()),
            parts,
            null);
      var tracks = series.stream().map(one -> track(one, months)).toList();
      var shown = months.stream().map(wording::month).toList();
      return chapter(
          "learnings", sentence, new ChartData.Months(shown, tracks), parts, table(shown, tracks));
    }

    /** Where there are months to compare. */
    Optional<ReportSection> lines(String id, boolean isShare, String... keys) {
      var series =
          Stream.of(keys)
              .flatMap(key -> told.series().stream().filter(one -> one.key().equals(key)))
              .toList();
      var months =
          new TreeSet<>(
              series.stream()
                  .flatMap(one -> one.points().stream())
                  .filter(point -> point.value() != null)
                  .map(Series.Point::month)
                  .toList());
      if (months.size() < 2) return Optional.empty();
      var tracks = series.stream().map(one -> track(one, months)).toList();
      var shown = months.stream().map(wording::month).toList();
      var first = tracks.getFirst();
      return Optional.of(
          new ReportSection(
              id,
              wording.say("outcomes.chapter." + id),
              fromTo(id, first, isShare),
              json.writeValueAsString(
                  new ChartData.Lines(isShare, isShare ? 0 : 1, isShare ? 1 : 5, shown, tracks)),
              List.of(),
              table(shown, tracks)));
    }

    private String fromTo(String id, ChartData.Track track, boolean isShare) {
      var from = ends(track, isShare, List::getFirst);
      var to = ends(track, isShare, List::getLast);
      return from.equals(to)
          ? wording.say("outcomes.says." + id + "-stable", track.label(), from)
          : wording.say("outcomes.says." + id, track.label(), from, to);
    }

    private String ends(
        ChartData.Track track, boolean isShare, Function<List<Double>, Double> which) {
      var told = track.values().stream().filter(Objects::nonNull).toList();
      return wording.value(which.apply(told), isShare ? Unit.SHARE : Unit.AGREEMENT);
    }

    private ChartData.Track track(Series series, SortedSet<String> months) {
      var values = new ArrayList<@Nullable Double>();
      for (var month : months)
        values.add(
            series.points().stream()
                .filter(point -> point.month().equals(month))
                .findFirst()
                .map(Series.Point::value)
                .orElse(null));
      return new ChartData.Track(Objects.requireNonNull(labels.get(series.key())), values);
    }

    private ReportSection.Table table(List<String> months, List<ChartData.Track> tracks) {
      return new ReportSection.Table(
          wording.say("outcomes.by-month"),
          months,
          tracks.stream()
              .map(
                  track ->
                      new ReportSection.Line(
                          track.label(), track.values().stream().map(this::shown).toList()))
              .toList());
    }

    Optional<ReportSection> cooperation() {
      var parts = sections("cooperation");
      var across = figure(CrossUnitHelp.ACROSS);
      var sentence =
          across.value() == null
              ? sentence("cooperation")
              : wording.say("outcomes.says.across", said(across));
      var units =
          told.flows().stream()
              .filter(flow -> flow.value() != null)
              .flatMap(flow -> Stream.of(flow.from(), flow.to()))
              .distinct()
              .sorted()
              .toList();
      var cells =
          told.flows().stream()
              .filter(flow -> flow.value() != null)
              .map(
                  flow ->
                      new ChartData.Cell(
                          units.indexOf(flow.from()),
                          units.indexOf(flow.to()),
                          Objects.requireNonNull(flow.value())))
              .toList();
      if (cells.isEmpty()) return chapter("cooperation", sentence, null, parts, null);
      return chapter(
          "cooperation",
          sentence,
          new ChartData.Grid(
              wording.say("outcomes.helping"), wording.say("outcomes.helped"), units, cells),
          parts,
          new ReportSection.Table(
              wording.say("outcomes.who-helped-whom"),
              units,
              units.stream()
                  .map(from -> new ReportSection.Line(from, helped(from, units)))
                  .toList()));
    }

    private List<String> helped(String from, List<String> units) {
      return told.flows().stream()
          .filter(flow -> flow.from().equals(from) && units.contains(flow.to()))
          .map(flow -> shown(flow.value()))
          .toList();
    }

    Optional<ReportSection> sessions() {
      var rows =
          bars(
              true,
              "sessions.attendance",
              "sessions.rotation",
              "fidelity.steps-on-time",
              "fidelity.contract-accepted",
              "fidelity.client-silent");
      var held = figure("sessions.held");
      var planned = figure("sessions.hours-planned");
      var hours = figure("sessions.hours-held");
      var sentence =
          (held.value() == null || planned.value() == null || hours.value() == null)
              ? sentence("sessions")
              : wording.say(
                  "outcomes.says.held", wording.number(held.value()), said(hours), said(planned));
      return chapter(
          "sessions",
          sentence,
          rows.isEmpty() ? null : new ChartData.Bars(true, rows),
          sections("sessions", "fidelity"),
          null);
    }

    /**
     * A survey that the programme has loaded: from moment to moment where several are told, else
     * one bar an item. Only on one and the same scale are items held against each other.
     */
    Optional<ReportSection> own(Instrument instrument) {
      var parts =
          instrument.moments().stream()
              .map(moment -> sections.get(AnswerDecryptor.own(instrument.key(), moment)))
              .filter(Objects::nonNull)
              .toList();
      var shown = parts.stream().filter(part -> !part.isSuppressed()).toList();
      if (shown.isEmpty()) return Optional.empty();
      var rows =
          shown.getLast().rows().stream().filter(row -> row.figure().value() != null).toList();
      int lowest = instrument.items().stream().mapToInt(Question::from).min().orElseThrow();
      int highest = instrument.items().stream().mapToInt(Question::to).max().orElseThrow();
      boolean isOneScale =
          instrument.items().stream()
              .allMatch(item -> item.from() == lowest && item.to() == highest);
      var drawing =
          shown.size() < 2
              ? new ChartData.Bars(
                  false,
                  rows.stream().map(row -> new ChartData.Bar(row.label(), value(row))).toList())
              : new ChartData.Lines(
                  false, lowest, highest, moments(instrument, shown), tracks(instrument, shown));
      return Optional.of(
          new ReportSection(
              AnswerDecryptor.OWN + "-" + AnswerDecryptor.dashed(instrument.key()),
              instrument.title().in(wording.isFrench()),
              ownSentence(rows, shown.getLast().title(), isOneScale),
              drawn(drawing),
              parts,
              null));
    }

    private String ownSentence(List<Row> rows, String title, boolean isOneScale) {
      var best = best(rows);
      var worst = worst(rows);
      if (rows.size() == 1)
        return wording.say("outcomes.says.one", best.label(), said(best.figure()));
      if (!isOneScale) return wording.say("outcomes.says.own", title, rows.size());
      if (said(best.figure()).equals(said(worst.figure())))
        return wording.say("outcomes.says.own-all-alike", title, said(best.figure()));
      return wording.say(
          "outcomes.says.own-high-and-low",
          title,
          best.label(),
          said(best.figure()),
          worst.label(),
          said(worst.figure()));
    }

    private List<String> moments(Instrument instrument, List<Section> shown) {
      return told(instrument, shown)
          .map(moment -> wording.say("surveys.moment." + moment))
          .toList();
    }

    private Stream<Survey.Moment> told(Instrument instrument, List<Section> shown) {
      var keys = shown.stream().map(Section::key).toList();
      return instrument.moments().stream()
          .filter(moment -> keys.contains(AnswerDecryptor.own(instrument.key(), moment)));
    }

    private List<ChartData.Track> tracks(Instrument instrument, List<Section> shown) {
      return instrument.items().stream()
          .map(item -> track(instrument, item, shown))
          .filter(track -> track.values().stream().anyMatch(Objects::nonNull))
          .toList();
    }

    private ChartData.Track track(Instrument instrument, Question item, List<Section> shown) {
      var values = new ArrayList<@Nullable Double>();
      told(instrument, shown)
          .map(moment -> AnswerDecryptor.own(instrument.key(), moment) + "." + item.key())
          .forEach(key -> values.add(figure(key).value()));
      return new ChartData.Track(item.words(wording.isFrench()), values);
    }

    /** Where nothing at all is told there is no chapter. */
    private Optional<ReportSection> chapter(
        String id,
        String sentence,
        @Nullable ChartData drawing,
        List<Section> parts,
        ReportSection.@Nullable Table table) {
      if (parts.stream().allMatch(Section::isSuppressed)) return Optional.empty();
      return Optional.of(
          new ReportSection(
              id, wording.say("outcomes.chapter." + id), sentence, drawn(drawing), parts, table));
    }

    /** One bar alone shows nothing that its sentence does not say. */
    private @Nullable String drawn(@Nullable ChartData drawing) {
      boolean isOneBar = drawing instanceof ChartData.Bars bars && bars.rows().size() < 2;
      return drawing == null || isOneBar ? null : json.writeValueAsString(drawing);
    }

    private List<Section> sections(String... keys) {
      return Stream.of(keys).map(sections::get).filter(Objects::nonNull).toList();
    }

    /** Those that are told. */
    private Stream<Row> rows(List<Section> parts) {
      return parts.stream()
          .flatMap(part -> part.rows().stream())
          .filter(row -> row.figure().value() != null);
    }

    private Figure figure(String key) {
      return Objects.requireNonNullElseGet(figures.get(key), () -> Figure.suppressed(key));
    }

    private String said(Figure figure) {
      return wording.value(
          Objects.requireNonNull(figure.value()),
          Objects.requireNonNullElse(figure.unit(), Unit.NUMBER));
    }

    private String shown(@Nullable Double value) {
      return value == null ? "·" : wording.number(value);
    }
  }

  private static Row best(List<Row> rows) {
    return rows.stream().max(Comparator.comparingDouble(ReportSections::value)).orElseThrow();
  }

  private static Row worst(List<Row> rows) {
    return rows.stream().min(Comparator.comparingDouble(ReportSections::value)).orElseThrow();
  }

  private static double value(Row row) {
    return Objects.requireNonNull(row.figure().value());
  }
}
