package codev.group.evidence;

import codev.group.directory.DirectoryQueries;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Collects the evidence that this service holds on a programme. It holds no answers of surveys: for
 * those it links to the outcomes.
 */
@Component
public class EvidenceCollector {
  private final GroupQueries groupQueries;
  private final AttendanceSheetQueries sheets;
  private final DirectoryQueries directory;
  private final TrainingProviderProperties settings;

  EvidenceCollector(
      GroupQueries groupQueries,
      AttendanceSheetQueries sheets,
      DirectoryQueries directory,
      TrainingProviderProperties settings) {
    this.groupQueries = groupQueries;
    this.sheets = sheets;
    this.directory = directory;
    this.settings = settings;
  }

  public List<EvidenceItem> of(ProgrammeId programme) {
    return of(programme, sheets.held(groupQueries.groupsOf(programme)));
  }

  /**
   * @param groups those of the programme
   */
  List<EvidenceItem> of(ProgrammeId programme, List<AttendanceSheetQueries.GroupSheets> groups) {
    var items = new ArrayList<EvidenceItem>();
    for (var held : groups) {
      items.addAll(ofGroup(held.group()));
      for (var sheet : held.sheets()) items.addAll(ofSession(held.group(), sheet));
    }
    items.addAll(certificates(programme, groups));
    for (var type :
        List.of(
            EvidenceItem.Type.OUTCOMES, EvidenceItem.Type.SKILLS, EvidenceItem.Type.APPRECIATIONS))
      items.add(elsewhere(type, programme));
    items.sort(Comparator.comparing(EvidenceItem::type));
    return items;
  }

  private static List<EvidenceItem> ofGroup(GroupView group) {
    var source = path("/api/groups/{id}", group.id());
    var turns = group.rotation();
    return List.of(
        about(
            group,
            EvidenceItem.Type.SESSIONS_HELD,
            group.sessions().held(),
            group.sessions().heldOrDated(),
            source),
        about(
            group,
            EvidenceItem.Type.ROTATION,
            turns.stream().filter(turn -> turn.timesClient() > 0).count(),
            turns.size(),
            source));
  }

  private List<EvidenceItem> ofSession(GroupView group, AttendanceSheet sheet) {
    var attended = sheet.lines().stream().filter(AttendanceSheet.Line::attended).toList();
    var toSign =
        Stream.concat(attended.stream(), sheet.leading().stream())
            .map(AttendanceSheet.Line::person);
    var people = toSign.toList();
    return List.of(
        about(group, sheet, EvidenceItem.Type.PARTICIPATION, attended.size(), sheet.lines().size()),
        about(
            group,
            sheet,
            EvidenceItem.Type.ATTENDANCE_SHEET,
            people.stream().mapToLong(sheet::halfDaysSignedBy).sum(),
            people.size() * sheet.halfDays().size()));
  }

  private List<EvidenceItem> certificates(
      ProgrammeId programme, List<AttendanceSheetQueries.GroupSheets> groups) {
    var participations = ParticipationQueries.all(groups);
    var names = directory.names(participations.stream().map(Participation::person).toList());
    return participations.stream()
        .sorted(Participation.byName(names))
        .map(
            one ->
                new EvidenceItem(
                    EvidenceItem.Type.CERTIFICATE,
                    null,
                    null,
                    day(one.to()),
                    names.of(one.person()),
                    hours(one.hours()),
                    null,
                    certificatePath(programme, one.person())))
        .toList();
  }

  private static EvidenceItem elsewhere(EvidenceItem.Type type, ProgrammeId programme) {
    var source = path("/api/programmes/{id}/outcomes.csv", programme);
    return new EvidenceItem(type, null, null, null, null, null, null, source);
  }

  private static EvidenceItem about(
      GroupView group, EvidenceItem.Type type, Number figure, Number outOf, String source) {
    return new EvidenceItem(type, group.name(), null, null, null, figure, outOf, source);
  }

  private EvidenceItem about(
      GroupView group, AttendanceSheet sheet, EvidenceItem.Type type, Number figure, Number outOf) {
    var session = sheet.session();
    return new EvidenceItem(
        type,
        group.name(),
        session.number(),
        day(sheet.begins()),
        null,
        figure,
        outOf,
        sheetPath(group.id(), session.id()));
  }

  /** Where a certificate is read alone. */
  static String certificatePath(ProgrammeId programme, Username person) {
    return path("/api/programmes/{id}/people/{username}/certificate.pdf", programme, person);
  }

  /** Where an attendance sheet is read alone. */
  static String sheetPath(GroupId group, SessionId session) {
    return path("/api/groups/{id}/sessions/{session}/attendance.pdf", group, session);
  }

  private LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, settings.zone());
  }

  /** To the hundredth. */
  static double hours(Duration duration) {
    return Math.round(duration.toMinutes() / 0.6) / 100.0;
  }

  private static String path(String path, Object... names) {
    return UriComponentsBuilder.fromPath(path).buildAndExpand(names).encode().toUriString();
  }
}
