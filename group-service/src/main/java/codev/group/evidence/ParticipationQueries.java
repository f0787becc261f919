package codev.group.evidence;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.infra.web.problem.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds which sessions a person attended; a person without a part in a programme is not found. */
@Component
record ParticipationQueries(GroupQueries groupQueries, AttendanceSheetQueries sheets) {
  Participation of(Username person, ProgrammeId programme) {
    var groups = groupQueries.groupsOf(programme);
    var participation = of(person, groups);
    if (participation.sessions().isEmpty()) {
      if (groups.stream().noneMatch(group -> group.members().contains(person)))
        throw RefusedException.notFound();
      throw new RuleViolationException(RuleViolation.NOTHING_ATTENDED_YET);
    }
    return participation;
  }

  /** Of everybody who has attended something. */
  static List<Participation> all(List<AttendanceSheetQueries.GroupSheets> groups) {
    var attended = new LinkedHashMap<Username, List<Participation.Attended>>();
    for (var held : groups)
      for (var sheet : held.sheets())
        for (var line : sheet.lines())
          if (line.attended())
            attended
                .computeIfAbsent(line.person(), _ -> new ArrayList<>())
                .add(new Participation.Attended(held.group().name(), sheet, line));
    return attended.entrySet().stream()
        .map(one -> new Participation(one.getKey(), one.getValue()))
        .toList();
  }

  private Participation of(Username person, List<GroupView> groups) {
    return new Participation(
        person,
        groups.stream()
            .flatMap(
                group ->
                    sheets.held(group).stream()
                        .map(sheet -> Participation.Attended.of(group.name(), sheet, person))
                        .flatMap(Optional::stream))
            .toList());
  }
}
