package codev.learning.outcomes.anonymity;

import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Programmes to attack, ordinary ones and malicious ones. */
enum Story {
  TWO_LARGE_GROUPS(5, 8, 8),
  FOUR_GROUPS_IN_TWO_UNITS(3, 8, 8, 7, 8),
  MANY_SMALL_GROUPS(5, 4, 3, 4, 3, 4, 4),
  A_GROUP_OF_FIVE_BESIDE_OTHERS(5, 5, 8, 4),
  A_LOW_THRESHOLD(3, 8, 5, 6),
  SOMEBODY_IS_ERASED(4, 8, 7, 8) {
    @Override
    void between(SimulatedProgramme programme, int session, Random random) {
      if (session == 1) programme.erase("p0-1");
      if (session == 2) programme.erase("p1-2");
    }
  },
  THE_THRESHOLD_IS_RAISED(3, 8, 8, 7) {
    @Override
    void between(SimulatedProgramme programme, int session, Random random) {
      if (session == 1) programme.threshold(6);
    }

    // Of what was disclosed before nothing can be taken back: k was what it was.
    @Override
    boolean isLookedAt(int session) {
      return session > 1;
    }

    @Override
    int threshold() {
      return 6;
    }
  },
  THE_THRESHOLD_IS_LOWERED(6, 8, 8, 8) {
    @Override
    void between(SimulatedProgramme programme, int session, Random random) {
      if (session == 1) programme.threshold(3);
    }

    @Override
    int threshold() {
      return 3;
    }
  },
  PEOPLE_COME_AND_GO(4, 8, 7, 6, 5) {
    @Override
    void between(SimulatedProgramme programme, int session, Random random) {
      for (int g = 0; g < 4; g++) programme.leaves(person(g, session));
      programme.joins("new" + session, group(session % 4), place(session));
      programme.moves(person(1, 4), place(session + 1));
    }
  },
  /** Everybody of a group but one is moved away, then this one alone; a colleague is erased. */
  A_MANAGER_SINGLES_SOMEBODY_OUT(4, 8, 7, 6) {
    @Override
    void between(SimulatedProgramme programme, int session, Random random) {
      for (int m = 0; m < 8; m++) programme.moves(person(0, m), place(m == 0 ? 0 : session + 1));
      if (session == 1) programme.erase(person(0, 1));
      if (session == 2) programme.leaves(person(0, 0));
      if (session == 2) programme.joins(person(0, 0), group(2), place(0));
    }
  },
  /** Units, groups and erasures are in a manager's hands: whatever they do, and to whom. */
  A_MANAGER_TRIES_EVERYTHING(4, 8, 7, 6, 5) {
    @Override
    void between(SimulatedProgramme programme, int session, Random random) {
      for (int i = 0; i < 8; i++) {
        var people = List.copyOf(programme.groups().keySet());
        var who = people.get(random.nextInt(people.size()));
        switch (random.nextInt(4)) {
          case 0 -> programme.moves(who, place(random.nextInt(6)));
          case 1 -> {
            programme.leaves(who);
            programme.joins(who, group(random.nextInt(4)), place(random.nextInt(6)));
          }
          case 2 ->
              programme.joins(
                  "new" + session + i, group(random.nextInt(4)), place(random.nextInt(6)));
          default -> {
            if (i < 2) programme.erase(who);
          }
        }
      }
    }
  };

  private static final int SESSIONS = 3;
  private static final QuestionnaireId START = QuestionnaireId.ofSurvey(Attacker.START.getFirst());
  private static final QuestionnaireId END = QuestionnaireId.ofSurvey(Attacker.END.getFirst());

  private final int threshold;
  private final int[] sizes;

  Story(int threshold, int... sizes) {
    this.threshold = threshold;
    this.sizes = sizes;
  }

  void between(SimulatedProgramme programme, int session, Random random) {}

  boolean isLookedAt(int session) {
    return true;
  }

  /** At which the attacker finds the programme. */
  int threshold() {
    return threshold;
  }

  /** Plays it, and has it looked at after every answer. */
  Attacker play(Set<DisclosureRule> rules, long seed) {
    var random = new Random(seed);
    var programme = new SimulatedProgramme(rules, threshold);
    var attacker = new Attacker(programme, rules);
    for (int g = 0; g < sizes.length; g++)
      for (int m = 0; m < sizes[g]; m++) programme.joins(person(g, m), group(g), place(g + m / 6));
    ask(programme, attacker, 0, START, Attacker.START, List.of(Attacker.LOADED_START), random);
    for (int session = 0; session < SESSIONS; session++) {
      programme.aDayPasses();
      ask(
          programme,
          attacker,
          session,
          QuestionnaireId.EVALUATION,
          Attacker.EVALUATION,
          List.of(ActionMeasure.EFFECT),
          random);
      programme.aDayPasses();
      between(programme, session, random);
      if (isLookedAt(session)) attacker.looks();
    }
    ask(programme, attacker, SESSIONS, END, Attacker.END, List.of(Attacker.LOADED_END), random);
    return attacker;
  }

  /** Most answer, in any order; an item may not apply to somebody. */
  private void ask(
      SimulatedProgramme programme,
      Attacker attacker,
      int session,
      QuestionnaireId questionnaire,
      List<? extends MeasureId> items,
      List<? extends MeasureId> besides,
      Random random) {
    var people = new ArrayList<>(programme.groups().keySet());
    Collections.shuffle(people, random);
    for (var person : people) {
      if (programme.erased().contains(person) || random.nextInt(8) == 0) continue;
      var applying = random.nextInt(6) == 0 ? items.subList(0, 1) : items;
      programme.answers(person, questionnaire, applying);
      for (var measure : besides) programme.says(person, measure);
      if (questionnaire.equals(QuestionnaireId.EVALUATION)) programme.helps(person, client(person));
      if (isLookedAt(session)) attacker.looks();
    }
  }

  /** Of their group, another one. */
  private static String client(String person) {
    var group = person.substring(0, person.lastIndexOf('-') + 1);
    return group.isEmpty() ? person(0, 0) : group + (person.endsWith("-2") ? "3" : "2");
  }

  static String person(int group, int number) {
    return "p" + group + "-" + number;
  }

  static String group(int number) {
    return new UUID(0, number).toString();
  }

  static Workplace place(int number) {
    return new Workplace(number % 2 == 0 ? "Finance" : "RH", number % 3 == 0 ? "Brest" : "Lyon");
  }
}
