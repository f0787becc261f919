package codev.learning.outcomes.anonymity;

import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.survey.SurveyKind.Moment;
import codev.learning.outcomes.anonymity.MeasureId.HelpMeasure;
import codev.learning.outcomes.anonymity.MeasureId.PairedMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyChangeMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A programme whose answers are all unlike: each is an unknown of its own, numbered from 0, so that
 * it can be followed through the figures. What has happened is bound as it comes, and anew when
 * somebody is erased.
 */
final class SimulatedProgramme {
  static final LocalDate START = LocalDate.parse("2027-01-11");

  private final Set<DisclosureRule> rules;
  private final List<Consumer<Microaggregator>> past = new ArrayList<>();
  private final Set<String> erased = new HashSet<>();
  private final List<String> authors = new ArrayList<>();
  private final List<String> authorsGroups = new ArrayList<>();
  private final Map<String, String> groups = new TreeMap<>();
  private final Map<String, Workplace> workplaces = new HashMap<>();
  private final Map<String, Integer> measured = new HashMap<>();
  private Microaggregator microaggregator;
  private int day;

  SimulatedProgramme(Set<DisclosureRule> rules, int threshold) {
    this.rules = rules;
    microaggregator = WithoutRules.microaggregator(rules);
    threshold(threshold);
  }

  void threshold(int people) {
    happens(to -> to.changeThreshold(people));
  }

  void joins(String person, String group, Workplace place) {
    groups.put(person, group);
    workplaces.put(person, place);
    happens(to -> to.assignWorkplace(person, place));
    happens(to -> to.addMember(person, group));
  }

  void leaves(String person) {
    var group = groups.remove(person);
    if (group != null) happens(to -> to.removeMember(person, group));
  }

  void moves(String person, Workplace place) {
    workplaces.put(person, place);
    happens(to -> to.assignWorkplace(person, place));
  }

  void aDayPasses() {
    day++;
  }

  /** What somebody answers, or whatever else is observed of them. */
  void says(String person, MeasureId measure) {
    var seen = unknown(person, measure);
    happens(to -> to.add(measure, erased.contains(person) ? nothing(seen) : seen));
    measureChange(person, measure, seen);
  }

  /** A whole questionnaire, less the items that do not apply. */
  void answers(String person, QuestionnaireId questionnaire, List<? extends MeasureId> items) {
    var sheet = new LinkedHashMap<MeasureId, Observation>();
    for (var item : items) sheet.put(item, unknown(person, item));
    happens(
        to -> {
          var readable = new LinkedHashMap<>(sheet);
          if (erased.contains(person)) readable.replaceAll((_, seen) -> nothing(seen));
          to.add(questionnaire, readable);
        });
    sheet.forEach((item, seen) -> measureChange(person, item, seen));
  }

  /** A consultant has helped a client across units or not, which both know. */
  void helps(String consultant, String client) {
    var by = unknown(consultant, HelpMeasure.ACROSS_UNITS);
    var of = observation(client, 0);
    var both =
        new Observation(
            Set.of(consultant, client),
            union(by.workplaces(), of.workplaces()),
            by.group(),
            by.on(),
            by.value());
    happens(to -> to.add(HelpMeasure.ACROSS_UNITS, both));
  }

  private Observation unknown(String person, MeasureId measure) {
    int unknown = authors.size();
    authors.add(person);
    authorsGroups.add(groups.getOrDefault(person, "guests"));
    if (measure instanceof PairedMeasure paired) measured.put(paired + person, unknown);
    return observation(person, unknown);
  }

  /** Without matched panels each change would be an observation of its own. */
  private void measureChange(String person, MeasureId measure, Observation seen) {
    if (measure instanceof PairedMeasure end
        && end.isEndline()
        && !rules.contains(DisclosureRule.MATCHED_PANELS)
        && measured.containsKey(measuredBy(end.change(), Moment.START) + person))
      happens(to -> to.add(end.change(), erased.contains(person) ? nothing(seen) : seen));
  }

  /** From now on, as if what they had answered had never been readable. */
  void erase(String person) {
    erased.add(person);
    microaggregator = WithoutRules.microaggregator(rules);
    past.forEach(happened -> happened.accept(microaggregator));
  }

  private void happens(Consumer<Microaggregator> happened) {
    past.add(happened);
    happened.accept(microaggregator);
  }

  private Observation observation(String person, int unknown) {
    var place = workplaces.getOrDefault(person, Workplace.ANYWHERE);
    var group = groups.getOrDefault(person, "guests");
    return new Observation(Set.of(person), Set.of(place), group, today(), (double) unknown);
  }

  private static Set<Workplace> union(Set<Workplace> some, Set<Workplace> others) {
    var all = new HashSet<>(some);
    all.addAll(others);
    return Set.copyOf(all);
  }

  private static Observation nothing(Observation seen) {
    return new Observation(seen.people(), seen.workplaces(), seen.group(), seen.on(), null);
  }

  /** Which unknowns a figure adds up; of a change, what was said at the end less at the start. */
  Map<Integer, Integer> combination(MeasureId measure, List<Observation> disclosed) {
    var combination = new TreeMap<Integer, Integer>();
    for (var seen : disclosed) {
      if (isChange(measure)) {
        var person = seen.people().iterator().next();
        combination.merge(measured(measuredBy(measure, Moment.END), person), 1, Integer::sum);
        combination.merge(measured(measuredBy(measure, Moment.START), person), -1, Integer::sum);
      } else {
        combination.merge(unknown(seen.value()), 1, Integer::sum);
      }
    }
    return combination;
  }

  private static boolean isChange(MeasureId measure) {
    return measure instanceof SkillChangeMeasure || measure instanceof ProgrammeSurveyChangeMeasure;
  }

  /** One of the two measurements that a change is the difference of. */
  private static MeasureId measuredBy(MeasureId change, Moment moment) {
    return switch (change) {
      case SkillChangeMeasure skill -> new SurveyMeasure(SurveyKind.SKILLS, moment, skill.item());
      case ProgrammeSurveyChangeMeasure own ->
          new ProgrammeSurveyMeasure(own.instrument(), moment, own.item());
      default -> throw new IllegalArgumentException("no change: " + change.key());
    };
  }

  private int measured(MeasureId measure, String person) {
    var unknown = measured.get(measure + person);
    if (unknown == null) throw new IllegalStateException(measure + " of " + person);
    return unknown;
  }

  private static int unknown(@Nullable Double value) {
    if (value == null) throw new IllegalStateException("something erased was disclosed");
    return value.intValue();
  }

  Microaggregator microaggregator() {
    return microaggregator;
  }

  LocalDate today() {
    return START.plusDays(day);
  }

  int days() {
    return day;
  }

  /** By unknown, whose it is. */
  List<String> authors() {
    return authors;
  }

  /** By unknown, for which group. */
  List<String> authorsGroups() {
    return authorsGroups;
  }

  Map<String, String> groups() {
    return groups;
  }

  Set<String> erased() {
    return erased;
  }
}
