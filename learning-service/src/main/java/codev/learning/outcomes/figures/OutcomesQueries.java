package codev.learning.outcomes.figures;

import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.ui.NameOrder;
import codev.infra.web.security.CurrentUser;
import codev.learning.accesslog.OutcomesAwaitingLog;
import codev.learning.domain.outcomes.Indicator;
import codev.learning.domain.survey.BuiltInInstruments;
import codev.learning.domain.value.ProgrammeId;
import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.anonymity.Microaggregator;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.anonymity.Viewer;
import codev.learning.outcomes.anonymity.Workplace;
import codev.learning.outcomes.figures.ProgrammePartsComparison.Cohort;
import codev.learning.outcomes.figures.ProgrammePartsComparison.PartKind;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Computes the figures of programmes. The results are {@link OutcomesAwaitingLog}: they can be read
 * only once the access log has an entry for them.
 */
@Component
public class OutcomesQueries {
  private static final Set<MeasureId> COMPARED_MEASURES =
      Arrays.stream(Indicator.values())
          .map(IndicatorMeasures::of)
          .collect(Collectors.toUnmodifiableSet());

  private final ReadModel<ProgrammeFiguresView> programmes;
  private final ReadModel<GroupFiguresView> groups;
  private final AggregationCache aggregations;
  private final BuiltInInstruments instruments;

  OutcomesQueries(ReadModels views, AggregationCache aggregations, BuiltInInstruments instruments) {
    programmes = views.project(ProgrammeFiguresView.PROJECTION);
    groups = views.project(GroupFiguresView.PROJECTION);
    this.aggregations = aggregations;
    this.instruments = instruments;
  }

  /** Empty when there is no such programme. */
  public Optional<OutcomesAwaitingLog<ProgrammeFigures>> figures(
      String id, Viewer viewer, ObservationFilter filter) {
    long upTo = upTo();
    return declared(id)
        .map(
            programme -> {
              var computed =
                  aggregations.compute(
                      programme.id(),
                      upTo,
                      ProgrammeFigures.class,
                      List.of(programme, viewer, filter),
                      observations -> figures(programme, observations, viewer, filter));
              var content = List.of(computed.figures(), computed.series(), computed.flows());
              return awaitingLog(programme, viewer, filter, content, upTo, computed);
            });
  }

  public Optional<GroupFiguresView> group(String id) {
    return groups.find(id);
  }

  /**
   * For each programme in which a facilitator has groups, the figures of these groups; none without
   * the identity provider's role.
   */
  public List<OutcomesAwaitingLog<ProgrammeFigures>> ofFacilitator(
      CurrentUser user, ObservationFilter filter) {
    if (!user.mayFacilitate()) return List.of();
    return groups.where("facilitator", user.username()).stream()
        .collect(
            Collectors.groupingBy(
                GroupFiguresView::programme,
                TreeMap::new,
                Collectors.mapping(GroupFiguresView::id, Collectors.toSet())))
        .entrySet()
        .stream()
        .flatMap(led -> figures(led.getKey(), Viewer.facilitating(led.getValue()), filter).stream())
        .toList();
  }

  /**
   * Empty when there is no such programme.
   *
   * @param by which parts to compare: the first of these of which any figure is shown, so that the
   *     log has what is shown and nothing else
   */
  public Optional<OutcomesAwaitingLog<ProgrammePartsComparison>> comparison(
      String id, Viewer viewer, List<PartKind> by, ObservationFilter filter) {
    long upTo = upTo();
    return declared(id)
        .map(
            programme -> {
              var computed =
                  ProgrammePartsComparison.firstShown(
                      by,
                      kind ->
                          aggregations.compute(
                              programme.id(),
                              upTo,
                              ProgrammePartsComparison.class,
                              List.of(programme, viewer, kind, filter),
                              observations ->
                                  comparison(programme, observations, viewer, kind, filter)));
              return awaitingLog(programme, viewer, filter, computed.cohorts(), upTo, computed);
            });
  }

  /** For a manager; empty when there is no such programme. */
  public Optional<OutcomesAwaitingLog<ActionsByGroup>> actionsByGroup(String id) {
    long upTo = upTo();
    return declared(id)
        .map(
            programme -> {
              var names =
                  groupsOf(id).stream()
                      .collect(Collectors.toMap(GroupFiguresView::id, GroupFiguresView::name));
              var computed =
                  aggregations.compute(
                      programme.id(),
                      upTo,
                      ActionsByGroup.class,
                      List.of(programme, names),
                      observations -> ActionsByGroup.of(programme, names, observations));
              return awaitingLog(
                  programme,
                  Viewer.MANAGER,
                  ObservationFilter.ALL,
                  computed.parts(),
                  upTo,
                  computed);
            });
  }

  /** Up to where everything can be computed; asked before anything is read. */
  private long upTo() {
    return Math.min(programmes.position(), aggregations.position());
  }

  List<GroupFiguresView> groupsOf(String programme) {
    return groups.where("programme", programme);
  }

  /** Empty when there is no such programme. */
  public Optional<ProgrammeFiguresView> declared(String id) {
    return programmes.find(id).filter(ProgrammeFiguresView::isDeclared);
  }

  private static <T> OutcomesAwaitingLog<T> awaitingLog(
      ProgrammeFiguresView programme,
      Viewer viewer,
      ObservationFilter filter,
      Object shown,
      long upTo,
      T content) {
    return new OutcomesAwaitingLog<>(
        new ProgrammeId(UUID.fromString(programme.id())),
        viewer.role(),
        filter.part(),
        shown,
        upTo,
        content);
  }

  private ProgrammePartsComparison comparison(
      ProgrammeFiguresView programme,
      Microaggregator aggregator,
      Viewer viewer,
      PartKind partKind,
      ObservationFilter filter) {
    var measures =
        measures(programme).stream()
            .filter(
                measure ->
                    COMPARED_MEASURES.contains(measure.id())
                        || measure.id() instanceof SkillChangeMeasure)
            .toList();
    var cohorts =
        parts(programme, aggregator, partKind, filter).entrySet().stream()
            .map(
                part -> {
                  var calculator = new FigureCalculator(aggregator, viewer, part.getValue());
                  var figures =
                      calculator.figures(measures).stream()
                          .filter(figure -> COMPARED_MEASURES.contains(figure.measure()))
                          .toList();
                  return new Cohort(part.getKey(), calculator.cut(measures), figures);
                })
            .toList();
    return new ProgrammePartsComparison(programme, aggregator.threshold(), partKind, cohorts);
  }

  /** The parts that are compared, by name. */
  private SortedMap<String, ObservationFilter> parts(
      ProgrammeFiguresView programme,
      Microaggregator aggregator,
      PartKind partKind,
      ObservationFilter filter) {
    var parts = new TreeMap<String, ObservationFilter>(NameOrder.alphabetical());
    switch (partKind) {
      case UNIT ->
          names(aggregator, Workplace::unit)
              .forEach(unit -> parts.put(unit, filter.withUnit(unit)));
      case SITE ->
          names(aggregator, Workplace::site)
              .forEach(site -> parts.put(site, filter.withSite(site)));
      case GROUP ->
          groups
              .where("programme", programme.id())
              .forEach(
                  group ->
                      parts.put(name(group, parts), filter.withGroup(UUID.fromString(group.id()))));
    }
    return parts;
  }

  /** Two groups may have the same name. */
  private static String name(GroupFiguresView group, SortedMap<String, ObservationFilter> before) {
    return before.containsKey(group.name()) ? group.name() + " " + group.id() : group.name();
  }

  private static List<String> names(
      Microaggregator aggregator, Function<Workplace, @Nullable String> name) {
    return aggregator.workplaces().stream()
        .map(name)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  /** All figures of a programme, each suppressed: nothing is shown, so nothing is logged. */
  public Optional<ProgrammeFigures> withoutValues(String id) {
    return declared(id)
        .map(
            programme ->
                new ProgrammeFigures(
                    programme,
                    programme.threshold(),
                    IncludedAnswers.NONE,
                    Stream.concat(
                            measures(programme).stream().map(Measure::suppressed),
                            Stream.of(Figure.suppressed(SkillChangeMeasure.ALL)))
                        .toList(),
                    List.of(),
                    List.of()));
  }

  public List<Measure> measures(ProgrammeFiguresView programme) {
    return Measures.of(instruments, programme);
  }

  private ProgrammeFigures figures(
      ProgrammeFiguresView programme,
      Microaggregator aggregator,
      Viewer viewer,
      ObservationFilter filter) {
    var measures = measures(programme);
    var serves = filter.aim() == null || programme.aims().contains(filter.aim());
    var sees = aggregator.sharedViewer(viewer, filter);
    var calculator =
        new FigureCalculator(serves ? aggregator : new Microaggregator(), sees, filter);
    return new ProgrammeFigures(
        programme,
        aggregator.threshold(),
        calculator.cut(measures),
        calculator.figures(measures),
        calculator.series(measures),
        calculator.flows(),
        names(aggregator, Workplace::unit),
        names(aggregator, Workplace::site),
        aggregator.groups());
  }
}
