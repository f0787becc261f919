package codev.learning.outcomes.anonymity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The questionnaires that are in no anonymity set yet, so not published to anyone. Once enough
 * people have answered one, what they have answered becomes a set for each item at the same time:
 * all figures of a questionnaire are about the same people, less those to whom an item does not
 * apply. Where an item has too few answers for a set of its own, they wait for those of the next.
 */
final class AnswerPools {
  /** The fewest different people in a set. */
  @FunctionalInterface
  interface MinimumSetSize {
    /**
     * @param isBaseline whether the same people are measured a second time
     */
    int of(MeasureProtection protection, boolean isBaseline);
  }

  private final ProgrammeMembers members;
  private final MinimumSetSize setSize;
  private final BiConsumer<MeasureId, AnonymitySet> formed;
  private final Map<Pool, IncompleteSet> pending = new LinkedHashMap<>();
  private final Map<ItemPool, List<WaitingAnswers>> remainders = new LinkedHashMap<>();
  private int arrived;
  private boolean isStale;

  /**
   * @param formed takes each set with what it measures
   */
  AnswerPools(
      ProgrammeMembers members,
      MinimumSetSize setSize,
      BiConsumer<MeasureId, AnonymitySet> formed) {
    this.members = members;
    this.setSize = setSize;
    this.formed = formed;
  }

  /**
   * Whose answers are aggregated together.
   *
   * @param group where it is large enough to fill sets by itself
   */
  private record PoolScope(Workplace stratum, @Nullable String group) {}

  private record Pool(QuestionnaireId questionnaire, PoolScope scope) {}

  private record ItemPool(MeasureId measure, PoolScope scope) {}

  /**
   * @param number in the order of arrival
   */
  private record WaitingAnswers(int number, AnswerSheet sheet) {
    /** With one of its answers alone. */
    WaitingAnswers of(MeasureId measure, Observation answer) {
      return new WaitingAnswers(
          number, new AnswerSheet(sheet.questionnaire(), Map.of(measure, answer)));
    }
  }

  /** Of one pool, too few for a set. */
  private static final class IncompleteSet {
    private final List<WaitingAnswers> all = new ArrayList<>();
    private final Set<String> people = new HashSet<>();

    void add(WaitingAnswers waiting) {
      all.add(waiting);
      people.addAll(waiting.sheet().first().people());
    }

    /** By item, in the order of the questionnaires. */
    Map<MeasureId, List<WaitingAnswers>> byItem() {
      var byItem = new LinkedHashMap<MeasureId, List<WaitingAnswers>>();
      for (var waiting : all)
        waiting
            .sheet()
            .answers()
            .forEach(
                (measure, answer) ->
                    byItem
                        .computeIfAbsent(measure, _ -> new ArrayList<>())
                        .add(waiting.of(measure, answer)));
      return byItem;
    }
  }

  /** To be called when members or the threshold have changed. */
  void markStale() {
    isStale = true;
  }

  void add(AnswerSheet sheet) {
    if (isStale) rebuild();
    pool(new WaitingAnswers(arrived++, sheet));
  }

  /** Whatever waits moves, in its order, to the pool where it would go if it arrived now. */
  private void rebuild() {
    isStale = false;
    var answers = inOrder(remainders.values().stream().flatMap(List::stream));
    var sheets = inOrder(pending.values().stream().flatMap(one -> one.all.stream()));
    remainders.clear();
    pending.clear();
    answers.stream()
        .collect(
            Collectors.groupingBy(
                one -> new ItemPool(measure(one), scope(one.sheet())),
                LinkedHashMap::new,
                Collectors.toList()))
        .forEach(this::complete);
    sheets.forEach(this::pool);
  }

  private static List<WaitingAnswers> inOrder(Stream<WaitingAnswers> waiting) {
    return waiting.sorted(Comparator.comparingInt(WaitingAnswers::number)).toList();
  }

  /** Of a sheet with one answer. */
  private static MeasureId measure(WaitingAnswers waiting) {
    return waiting.sheet().answers().keySet().iterator().next();
  }

  private void pool(WaitingAnswers waiting) {
    var sheet = waiting.sheet();
    var pool = new Pool(sheet.questionnaire(), scope(sheet));
    var together = pending.computeIfAbsent(pool, _ -> new IncompleteSet());
    together.add(waiting);
    if (together.people.size() < size(sheet)) return;
    pending.remove(pool);
    together
        .byItem()
        .forEach((measure, answers) -> complete(new ItemPool(measure, pool.scope()), answers));
  }

  /** What waits for the same item comes first. */
  private void complete(ItemPool pool, List<WaitingAnswers> answers) {
    var before = remainders.remove(pool);
    var all = before == null ? answers : Stream.concat(before.stream(), answers.stream()).toList();
    var measure = pool.measure();
    var set =
        AnonymitySet.of(measure.protection(), pool.scope().stratum(), observations(all, measure));
    if (set.people().size() < setSize.of(measure.protection(), AnswerSheet.isBaseline(measure)))
      remainders.put(pool, all);
    else formed.accept(measure, set);
  }

  private static List<Observation> observations(List<WaitingAnswers> waiting, MeasureId measure) {
    return waiting.stream()
        .flatMap(one -> Stream.ofNullable(one.sheet().answers().get(measure)))
        .toList();
  }

  private int size(AnswerSheet sheet) {
    return setSize.of(sheet.protection(), sheet.isBaseline());
  }

  private PoolScope scope(AnswerSheet sheet) {
    int people = size(sheet);
    var observation = sheet.first();
    if (!sheet.protection().isByGroup())
      return new PoolScope(members.strata(people).common(observation.people()), null);
    return new PoolScope(
        Workplace.ANYWHERE,
        members.isLarge(observation.group(), people) ? observation.group() : null);
  }
}
