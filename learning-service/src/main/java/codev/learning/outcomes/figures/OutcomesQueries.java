package codev.learning.outcomes.figures;

import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.learning.accesslog.UnloggedOutcomes;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.outcomes.Indicator;
import codev.learning.domain.outcomes.PrivacyThreshold;
import codev.learning.domain.survey.InstrumentCatalogue;
import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.anonymity.Microaggregator;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.anonymity.Viewer;
import codev.learning.outcomes.anonymity.Workplace;
import codev.learning.outcomes.figures.ProgrammePartsComparison.By;
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
 * Computes the figures of programmes. The results are {@link UnloggedOutcomes}: they can be read
 * only once the access log has an entry for them.
 */
@Component
public class OutcomesQueries {
  private static final Set<MeasureId> COMPARED =
      Arrays.stream(Indicator.values())
          .map(IndicatorMeasures::of)
          .collect(Collectors.toUnmodifiableSet());

  private final View<MeasuredProgramme> programmes;
  private final View<GroupMembers> groups;
  private final AggregationCache aggregations;
  private final InstrumentCatalogue instruments;

  OutcomesQueries(Views views, AggregationCache aggregations, InstrumentCatalogue instruments) {
    programmes = views.project(MeasuredProgramme.PROJECTION);
    groups = views.project(GroupMembers.PROJECTION);
    this.aggregations = aggregations;
    this.instruments = instruments;
  }

  /** Empty when there is no such programme. */
  public Optional<UnloggedOutcomes<ProgrammeFigures>> figures(
      String programme, Viewer viewer, ObservationFilter filter) {
    long upTo = upTo();
    return declared(programme)
        .map(
            card -> {
              var computed =
                  aggregations.compute(
                      card.id(),
                      upTo,
                      ProgrammeFigures.class,
                      List.of(card, viewer, filter),
                      observations -> figures(card, observations, viewer, filter));
              var shown = List.of(computed.figures(), computed.series(), computed.flows());
              return unlogged(card, viewer, filter, shown, upTo, computed);
            });
  }

  public Optional<GroupMembers> group(String id) {
    return groups.find(id);
  }

  /** For each programme in which a facilitator has groups, the figures of these groups. */
  public List<UnloggedOutcomes<ProgrammeFigures>> ofFacilitator(
      String facilitator, ObservationFilter filter) {
    return groups.where("facilitator", facilitator).stream()
        .collect(
            Collectors.groupingBy(
                GroupMembers::programme,
                TreeMap::new,
                Collectors.mapping(GroupMembers::id, Collectors.toSet())))
        .entrySet()
        .stream()
        .flatMap(led -> figures(led.getKey(), Viewer.facilitating(led.getValue()), filter).stream())
        .toList();
  }

  /** Empty when there is no such programme. */
  public Optional<UnloggedOutcomes<ProgrammePartsComparison>> comparison(
      String programme, Viewer viewer, By by, ObservationFilter filter) {
    long upTo = upTo();
    return declared(programme)
        .map(
            card -> {
              var computed =
                  aggregations.compute(
                      card.id(),
                      upTo,
                      ProgrammePartsComparison.class,
                      List.of(card, viewer, by, filter),
                      observations -> comparison(card, observations, viewer, by, filter));
              return unlogged(card, viewer, filter, computed.cohorts(), upTo, computed);
            });
  }

  /** Up to where everything can be computed; asked before anything is read. */
  private long upTo() {
    return Math.min(programmes.position(), aggregations.position());
  }

  private Optional<MeasuredProgramme> declared(String programme) {
    return programmes.find(programme).filter(MeasuredProgramme::isDeclared);
  }

  private static <T> UnloggedOutcomes<T> unlogged(
      MeasuredProgramme card,
      Viewer viewer,
      ObservationFilter filter,
      Object shown,
      long upTo,
      T content) {
    var programme = new ProgrammeId(UUID.fromString(card.id()));
    return new UnloggedOutcomes<>(programme, viewer.role(), filter.part(), shown, upTo, content);
  }

  private ProgrammePartsComparison comparison(
      MeasuredProgramme card,
      Microaggregator observations,
      Viewer viewer,
      By by,
      ObservationFilter filter) {
    var measures =
        measures(card).stream()
            .filter(
                measure ->
                    COMPARED.contains(measure.id()) || measure.id() instanceof SkillChangeMeasure)
            .toList();
    var cohorts =
        parts(card, observations, by, filter).entrySet().stream()
            .map(
                part ->
                    new ProgrammePartsComparison.Cohort(
                        part.getKey(),
                        new FigureCalculator(observations, viewer, part.getValue())
                            .figures(measures).stream()
                                .filter(figure -> COMPARED.contains(figure.measure()))
                                .toList()))
            .toList();
    return new ProgrammePartsComparison(card, observations.threshold(), by, cohorts);
  }

  /** The parts that are compared, by name. */
  private SortedMap<String, ObservationFilter> parts(
      MeasuredProgramme card, Microaggregator observations, By by, ObservationFilter filter) {
    var parts = new TreeMap<String, ObservationFilter>();
    switch (by) {
      case UNIT ->
          names(observations, Workplace::unit)
              .forEach(unit -> parts.put(unit, filter.withUnit(unit)));
      case SITE ->
          names(observations, Workplace::site)
              .forEach(site -> parts.put(site, filter.withSite(site)));
      case GROUP ->
          groups
              .where("programme", card.id())
              .forEach(
                  group ->
                      parts.put(name(group, parts), filter.withGroup(UUID.fromString(group.id()))));
    }
    return parts;
  }

  /** Two groups may have the same name. */
  private static String name(GroupMembers group, SortedMap<String, ObservationFilter> before) {
    return before.containsKey(group.name()) ? group.name() + " " + group.id() : group.name();
  }

  private static List<String> names(
      Microaggregator observations, Function<Workplace, @Nullable String> name) {
    return observations.workplaces().stream()
        .map(name)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** All figures of a programme, each suppressed: nothing is shown, so nothing is logged. */
  public Optional<ProgrammeFigures> withoutValues(String programme) {
    return declared(programme)
        .map(
            card ->
                new ProgrammeFigures(
                    card,
                    PrivacyThreshold.effective(card.thresholds().getLast().people()),
                    Stream.concat(
                            measures(card).stream().map(Measure::suppressed),
                            Stream.of(Figure.suppressed(SkillChangeMeasure.ALL)))
                        .toList(),
                    List.of(),
                    List.of()));
  }

  public List<Measure> measures(MeasuredProgramme programme) {
    return Measures.of(instruments, programme);
  }

  private ProgrammeFigures figures(
      MeasuredProgramme card,
      Microaggregator observations,
      Viewer viewer,
      ObservationFilter filter) {
    var measures = measures(card);
    var serves = filter.aim() == null || card.aims().contains(filter.aim());
    var calculator =
        new FigureCalculator(serves ? observations : new Microaggregator(), viewer, filter);
    return new ProgrammeFigures(
        card,
        observations.threshold(),
        calculator.figures(measures),
        calculator.series(measures),
        calculator.flows());
  }
}
