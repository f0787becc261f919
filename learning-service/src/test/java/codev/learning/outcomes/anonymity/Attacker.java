package codev.learning.outcomes.anonymity;

import codev.learning.domain.outcomes.ViewerRole;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;
import codev.learning.outcomes.anonymity.MeasureId.HelpMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds every role's session, asks for every figure under every filter at every moment, and even
 * knows which answers stand behind each: only not what they are. Besides, some of the members have
 * given it theirs.
 */
final class Attacker {
  /** Of a questionnaire that the programme has loaded. */
  static final ProgrammeSurveyMeasure LOADED_START =
      new ProgrammeSurveyMeasure("MOOD", SurveyKind.Moment.START, "M1");

  static final ProgrammeSurveyMeasure LOADED_END =
      new ProgrammeSurveyMeasure("MOOD", SurveyKind.Moment.END, "M1");

  /** Both on the evaluation after a session. */
  static final List<MeasureId> EVALUATION =
      List.of(EvaluationMeasure.USEFUL, EvaluationMeasure.SAFE);

  static final List<SurveyMeasure> START = List.of(start("C1"), start("C2"));
  static final List<SurveyMeasure> END = List.of(end("C1"), end("C2"));

  static final List<MeasureId> MEASURES =
      Stream.of(
              EVALUATION.stream(),
              Stream.of(ActionMeasure.EFFECT, LOADED_START, LOADED_END, LOADED_END.change()),
              START.stream(),
              END.stream(),
              START.stream().map(SurveyMeasure::change))
          .<MeasureId>flatMap(measures -> measures)
          .toList();
  private static final int MOST_COALITIONS = 40;
  private static final List<String> UNITS = List.of("Finance", "RH");
  private static final List<String> SITES = List.of("Lyon", "Brest");

  private final SimulatedProgramme programme;
  private final Set<DisclosureRule> rules;
  private final Map<MeasureId, Long> seenOf = new HashMap<>();
  private final Set<Map<Integer, Integer>> figures = new HashSet<>();
  private final Set<Map<Integer, Integer>> toTheSponsor = new HashSet<>();
  private long seenOfHelp;

  static SurveyMeasure start(String item) {
    return new SurveyMeasure(SurveyKind.SKILLS, SurveyKind.Moment.START, item);
  }

  static SurveyMeasure end(String item) {
    return new SurveyMeasure(SurveyKind.SKILLS, SurveyKind.Moment.END, item);
  }

  Attacker(SimulatedProgramme programme, Set<DisclosureRule> rules) {
    this.programme = programme;
    this.rules = rules;
  }

  /**
   * What is disclosed depends on what is bound: as long as this is the same, so is every figure.
   */
  void looks() {
    looksAtHelp();
    for (var measure : MEASURES) {
      var bound = programme.microaggregator().sets(measure);
      long state = 31L * bound.hashCode() + programme.microaggregator().threshold();
      if (Long.valueOf(state).equals(seenOf.put(measure, state))) continue;
      for (var reader : readers())
        for (var filter : filters(reader)) {
          var disclosed =
              WithoutRules.disclosure(
                      programme.microaggregator().threshold(), reader, filter, rules)
                  .of(bound);
          if (disclosed.isEmpty()) continue;
          var figure = programme.combination(measure, disclosed);
          figures.add(figure);
          if (reader.equals(Viewer.SPONSOR)) toTheSponsor.add(figure);
        }
    }
  }

  /** Who helped whom, all who were there have seen; a sponsor has not been there. */
  private void looksAtHelp() {
    var bound = programme.microaggregator().sets(HelpMeasure.ACROSS_UNITS);
    long state = 31L * bound.hashCode() + programme.microaggregator().threshold();
    if (state == seenOfHelp) return;
    seenOfHelp = state;
    for (var filter : filters(Viewer.SPONSOR)) {
      var disclosed =
          WithoutRules.disclosure(
                  programme.microaggregator().threshold(), Viewer.SPONSOR, filter, rules)
              .of(bound);
      if (!disclosed.isEmpty())
        toTheSponsor.add(programme.combination(HelpMeasure.ACROSS_UNITS, disclosed));
    }
  }

  private List<Viewer> readers() {
    var readers =
        new ArrayList<>(List.of(Viewer.MANAGER, Viewer.MANAGER_LIKE_SPONSOR, Viewer.SPONSOR));
    var groups = new TreeSet<>(programme.groups().values());
    groups.forEach(group -> readers.add(Viewer.ofGroup(group)));
    groups.forEach(group -> readers.add(Viewer.facilitating(Set.of(group))));
    readers.add(Viewer.facilitating(groups.stream().limit(2).collect(Collectors.toSet())));
    return readers;
  }

  private List<ObservationFilter> filters(Viewer reader) {
    var periods = new ArrayList<ObservationFilter>();
    for (int from = 0; from <= programme.days(); from++)
      for (int to = from; to <= programme.days(); to++)
        periods.add(ObservationFilter.between(day(from), day(to)));
    if (reader.role() == ViewerRole.GROUP || reader.role() == ViewerRole.FACILITATOR)
      return periods;
    var filters = new ArrayList<ObservationFilter>();
    for (var period : periods)
      for (var unit : withNothing(UNITS))
        for (var site : withNothing(SITES))
          for (var group : groups(reader))
            filters.add(new ObservationFilter(unit, site, null, period.from(), period.to(), group));
    return filters;
  }

  private List<@Nullable UUID> groups(Viewer reader) {
    var all = new ArrayList<@Nullable UUID>();
    all.add(null);
    if (reader.equals(Viewer.MANAGER))
      programme.groups().values().stream().distinct().map(UUID::fromString).forEach(all::add);
    return all;
  }

  private static <T> List<@Nullable T> withNothing(List<T> named) {
    var all = new ArrayList<@Nullable T>(named);
    all.add(null);
    return all;
  }

  private static LocalDate day(int number) {
    return SimulatedProgramme.START.plusDays(number);
  }

  int figures() {
    return figures.size();
  }

  /** Others' answers that follow from all figures and from what the colluders know. */
  Set<Integer> recovers(Set<String> colluders) {
    var known = answersOf(programme.authors(), colluders::contains);
    var solved = of(figures).with(known).solved();
    solved.removeAll(known);
    return solved;
  }

  /** Groups of which the sponsor, alone, can compute something that is about no other. */
  Set<String> groupsSeenBySponsor() {
    var all = of(toTheSponsor);
    return new TreeSet<>(programme.authorsGroups())
        .stream()
            .filter(
                group ->
                    all.with(answersOf(programme.authorsGroups(), group::equals)).rank()
                        < all.rank())
            .collect(Collectors.toSet());
  }

  /**
   * Others' answers that could not be exchanged with anybody's without some figure's changing: then
   * it would take more than sums to show it, but something could.
   */
  Set<Integer> standsOut(Set<String> colluders) {
    var figuresOf = new HashMap<Integer, Set<Map<Integer, Integer>>>();
    for (var figure : figures)
      for (var unknown : figure.keySet())
        figuresOf.computeIfAbsent(unknown, _ -> new HashSet<>()).add(figure);
    var alike =
        figuresOf.entrySet().stream()
            .filter(figure -> !colluders.contains(programme.authors().get(figure.getKey())))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    return alike.values().stream()
        .filter(same -> same.stream().map(programme.authors()::get).distinct().count() < 2)
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }

  /**
   * Whoever puts together what they know, so many at a time: those of one group, or of one figure.
   */
  List<Set<String>> coalitions(int colluders, Random random) {
    var together = new LinkedHashSet<Set<String>>();
    programme.groups().entrySet().stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getValue,
                TreeMap::new,
                Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
        .values()
        .forEach(members -> together.add(some(members, colluders, random)));
    var sorted = new ArrayList<>(figures);
    sorted.sort(
        Comparator.<Map<Integer, Integer>>comparingInt(Map::size).thenComparing(Object::toString));
    sorted.stream()
        .limit(MOST_COALITIONS)
        .map(figure -> figure.keySet().stream().map(programme.authors()::get).distinct().toList())
        .forEach(people -> together.add(some(people, colluders, random)));
    return List.copyOf(together);
  }

  private static Set<String> some(List<String> people, int count, Random random) {
    var shuffled = new ArrayList<>(people);
    Collections.shuffle(shuffled, random);
    return Set.copyOf(shuffled.subList(0, Math.min(count, shuffled.size())));
  }

  private Knowledge of(Set<Map<Integer, Integer>> figures) {
    var knowledge = new Knowledge(programme.authors().size());
    figures.forEach(knowledge::learn);
    return knowledge;
  }

  private static Set<Integer> answersOf(List<String> byUnknown, Predicate<String> wanted) {
    return IntStream.range(0, byUnknown.size())
        .filter(unknown -> wanted.test(byUnknown.get(unknown)))
        .boxed()
        .collect(Collectors.toSet());
  }
}
