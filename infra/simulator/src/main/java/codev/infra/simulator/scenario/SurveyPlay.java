package codev.infra.simulator.scenario;

import codev.infra.simulator.client.ApiClient;
import codev.infra.simulator.client.ApiRequest;
import codev.infra.simulator.people.SimulatedGroup;
import codev.infra.simulator.people.SimulatedPerson;
import codev.infra.simulator.phrases.SeededRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Simulates the members' answers to the surveys outside the sessions. */
record SurveyPlay(
    ApiClient apiClient,
    SeededRandom random,
    ProgrammeSchedule schedule,
    SimulatedGroup group,
    Instant now) {
  private static final List<String> SKILLS =
      List.of("C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10", "C11", "C12");
  private static final List<String> CLIMATE = List.of("H2", "H3", "H4");
  private static final List<String> FOLLOW_UP =
      List.of("F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8");

  /** By how much a whole programme in a good climate raises confidence, of 10. */
  private static final double GROWTH = 2.1;

  void atTheStart(List<SimulatedPerson> members) {
    during(members, "START", schedule.startsOn(), 0.95, 0);
  }

  void inTheMiddle(List<SimulatedPerson> members) {
    var days = ChronoUnit.DAYS.between(schedule.startsOn(), schedule.endsOn());
    during(members, "MIDDLE", schedule.startsOn().plusDays(days / 2), 0.85, 0.5);
  }

  void atTheEnd(List<SimulatedPerson> members) {
    during(members, "END", schedule.endsOn(), 0.88, 1);
  }

  void afterwards(List<SimulatedPerson> members) {
    followUp(members, "THREE_MONTHS", schedule.endsOn().plusMonths(3), 0.8);
    followUp(members, "SIX_MONTHS", schedule.endsOn().plusMonths(6), 0.7);
  }

  private void during(
      List<SimulatedPerson> members, String moment, LocalDate day, double likely, double share) {
    for (var member : members) {
      var memberRandom = random.about(moment + " " + member.username());
      if (!memberRandom.chance(likely)) continue;
      answer(member, "SKILLS", moment, day, memberRandom, skills(member, memberRandom, share));
      answer(member, "CLIMATE", moment, day, memberRandom, climate(memberRandom, share));
    }
  }

  private Map<String, @Nullable Integer> skills(
      SimulatedPerson member, SeededRandom random, double share) {
    var answers = new TreeMap<String, @Nullable Integer>();
    for (var item : SKILLS)
      answers.put(
          item,
          random.onScale(
              member.level() + GROWTH * share * group.climate() + SKILLS.indexOf(item) % 4 * 0.3,
              0.9,
              0,
              10));
    return answers;
  }

  /** It grows better with the facilitator. */
  private Map<String, @Nullable Integer> climate(SeededRandom random, double share) {
    var mean = 1.6 + 2.2 * group.climate() + 1.1 * group.facilitation(share);
    var answers = new TreeMap<String, @Nullable Integer>();
    for (var item : CLIMATE) answers.put(item, random.onScale(mean, 0.7, 1, 5));
    return answers;
  }

  private void followUp(
      List<SimulatedPerson> members, String moment, LocalDate day, double likely) {
    for (var member : members) {
      var memberRandom = random.about(moment + " " + member.username());
      if (!memberRandom.chance(likely)) continue;
      var mean = 1.4 + 1.6 * member.diligence() + 1.4 * group.climate();
      var answers = new TreeMap<String, @Nullable Integer>();
      for (var item : FOLLOW_UP)
        answers.put(item, memberRandom.chance(0.06) ? null : memberRandom.onScale(mean, 0.8, 1, 5));
      answer(member, "FOLLOW_UP", moment, day, memberRandom, answers);
    }
  }

  private void answer(
      SimulatedPerson member,
      String survey,
      String moment,
      LocalDate day,
      SeededRandom random,
      Map<String, @Nullable Integer> answers) {
    var at = schedule.at(day.plusDays(random.between(0, 8)), random.between(8, 19));
    if (at.isBefore(now))
      apiClient.mustEventually(
          new ApiRequest(
              member.username(),
              at,
              "/api/surveys/" + survey + "/answers",
              Map.of("moment", moment, "programmeId", schedule.id(), "answers", answers)));
  }
}
