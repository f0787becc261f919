package codev.group.evidence;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What people attended of a programme in one calendar year, as section F of a provider's annual
 * return (<i>bilan pédagogique et financier</i>) asks for it.
 *
 * @param trainees how many people attended something
 * @param hours of all of them together, as far as they are known
 * @param withoutHours how often one of them attended a session for an unknown time
 */
record YearOfTraining(int year, int trainees, Duration hours, long withoutHours) {

  /**
   * In the order of the years.
   *
   * @param zone where a year begins
   */
  static List<YearOfTraining> of(List<Participation> participations, ZoneId zone) {
    var byYear = new TreeMap<Integer, List<Participation>>();
    for (var participation : participations)
      participation.sessions().stream()
          .collect(Collectors.groupingBy(attended -> attended.begins().atZone(zone).getYear()))
          .forEach(
              (year, attended) ->
                  byYear
                      .computeIfAbsent(year, _ -> new ArrayList<>())
                      .add(new Participation(participation.person(), attended)));
    return byYear.entrySet().stream().map(one -> of(one.getKey(), one.getValue())).toList();
  }

  private static YearOfTraining of(int year, List<Participation> participations) {
    return new YearOfTraining(
        year,
        participations.size(),
        participations.stream().map(Participation::hours).reduce(Duration.ZERO, Duration::plus),
        participations.stream().mapToLong(Participation::withoutHours).sum());
  }
}
