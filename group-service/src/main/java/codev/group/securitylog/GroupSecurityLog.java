package codev.group.securitylog;

import codev.group.directory.DirectoryQueries;
import codev.group.directory.DisplayNames;
import codev.group.domain.authority.GrantScope;
import codev.group.programme.ProgrammeQueries;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.securityrecord.SecurityLogSource;
import codev.infra.web.securityrecord.SecuritySentences;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The security log of this service. */
@Component
class GroupSecurityLog implements SecurityLogSource<SecurityLogLine> {
  private final ReadModel<SecurityLogLine> lines;
  private final DirectoryQueries directory;
  private final ProgrammeQueries programmes;
  private final MessageSource texts;

  GroupSecurityLog(
      ReadModels views,
      ZoneId zone,
      DirectoryQueries directory,
      ProgrammeQueries programmes,
      MessageSource texts) {
    this.lines = views.project(SecurityLogLine.projection(zone));
    this.directory = directory;
    this.programmes = programmes;
    this.texts = texts;
  }

  @Override
  public ReadModel<SecurityLogLine> lines() {
    return lines;
  }

  @Override
  public List<SecurityEvent> kinds() {
    return SecurityLogLine.KINDS;
  }

  @Override
  public String usernameOf(String submitted) {
    return directory.usernameForAudit(submitted).value();
  }

  /** The names that sentences need. */
  private record Names(DisplayNames people, Map<String, String> programmes) {
    String of(Object programme) {
      return programmes.getOrDefault(programme.toString(), programme.toString());
    }
  }

  @Override
  public List<String> sentences(List<SecurityLogLine> lines, Locale language, CurrentUser reader) {
    var sentences = new SecuritySentences(texts, language);
    var names =
        new Names(
            directory.names(
                lines.stream().flatMap(line -> line.people().stream()).distinct().toList()),
            programmes.programmes(reader).stream()
                .collect(
                    Collectors.toMap(
                        programme -> programme.id().toString(),
                        programme -> programme.settings().name())));
    return lines.stream().map(line -> sentence(line, names, sentences)).toList();
  }

  private static String sentence(SecurityLogLine line, Names names, SecuritySentences sentences) {
    var by = line.by() == null ? "" : names.people().of(line.by());
    var person = names.people().of(line.person());
    if (line.policy() != null) return sentences.refused(person, line.policy());
    var exported = line.exported();
    if (exported.export() != null)
      return sentences.exported(
          person,
          exported.export(),
          exported.programme() == null ? "" : names.of(exported.programme()));
    var grant = line.grant();
    if (grant.role() != null && grant.scope() != null)
      return sentences.variant(
          line.event(),
          line.by() == null ? "declared" : null,
          by,
          person,
          sentences.text("group.grants.role." + grant.role()),
          sentences.text(
              "group.grants.scope." + grant.scope().kind(), nameOf(grant.scope(), names)));
    var approval = line.approval();
    if (approval.action() != null)
      return sentences.of(
          line.event(),
          by,
          person,
          sentences.text(
              "group.approvals.action." + approval.action(),
              names.people().of(approval.concerned()),
              Objects.requireNonNullElse(approval.subject(), "")));
    if (approval.subject() != null)
      return sentences.of(line.event(), by, person, approval.subject());
    if (line.event() == SecurityEvent.SESSIONS_ENDED && line.by() == null)
      return sentences.variant(line.event(), "lost", person);
    return sentences.of(line.event(), by, person);
  }

  /** What a grant is over, if it is not the whole organisation. */
  private static String nameOf(GrantScope scope, Names names) {
    return scope.id() == null ? Objects.requireNonNullElse(scope.unit(), "") : names.of(scope.id());
  }
}
