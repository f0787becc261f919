package codev.group.audit;

import static java.util.stream.Collectors.toMap;

import codev.group.directory.DirectoryEntry;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.event.*;
import codev.group.domain.event.GroupSessionEvent.SessionPlanned;
import codev.group.domain.event.MembershipEvent.GroupFormed;
import codev.group.domain.event.ProgrammeEvent.ProgrammeDeclared;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.web.audittrail.AuditFact;
import codev.infra.web.audittrail.AuditTrailSource;
import codev.infra.web.audittrail.AuditedGroup;
import codev.infra.web.audittrail.AuditedKind;
import codev.infra.web.audittrail.AuditedName;
import codev.infra.web.securitylog.ExportKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who did what in this service, with the names of people, groups and programmes. */
@Component
public class GroupAuditTrail implements AuditTrailSource {
  private static final Projection<GroupFormed, AuditedGroup> GROUPS =
      Projection.of("audited_groups", GroupFormed.class, AuditedGroup.class)
          .version(2) // since it says of which programme they are
          .by(e -> e.group().toString())
          .fold((_, e) -> new AuditedGroup(e.group().value(), e.name(), e.programme().value()));

  private static final Projection<ProgrammeDeclared, AuditedName> PROGRAMMES =
      Projection.of("audited_programmes", ProgrammeDeclared.class, AuditedName.class)
          .by(e -> e.programme().toString())
          .fold((_, e) -> new AuditedName(e.programme().value(), e.frame().name()));

  private static final Projection<SessionPlanned, SessionNumberView> SESSIONS =
      Projection.of("audited_sessions", SessionPlanned.class, SessionNumberView.class)
          .by(e -> e.session().toString())
          .fold((_, e) -> new SessionNumberView(e.session().value(), e.number()));

  /** What is also of a group comes before it. */
  static final List<AuditedKind> KINDS =
      List.of(
          AuditedKind.of("programmes", ProgrammeEvent.class),
          AuditedKind.of("people", PersonEvent.class),
          AuditedKind.of("accounts", SubjectEvent.class),
          AuditedKind.of("facilitators", FacilitatorEvent.class),
          AuditedKind.of("rights", GrantEvent.class),
          AuditedKind.of("approvals", ApprovalEvent.class),
          AuditedKind.of("retention", RetentionEvent.class, IdentityRetentionEvent.class),
          AuditedKind.of("charter", CharterEvent.class),
          AuditedKind.of("turns", TurnDecisionEvent.class),
          AuditedKind.of("sessions", GroupSessionEvent.class),
          AuditedKind.of("groups", GroupEvent.class));

  private final DirectoryQueries directory;
  private final ReadModel<AuditedGroup> groups;
  private final ReadModel<AuditedName> programmes;
  private final ReadModel<SessionNumberView> sessions;

  GroupAuditTrail(ReadModels views, DirectoryQueries directory) {
    this.directory = directory;
    this.groups = views.project(GROUPS);
    this.programmes = views.project(PROGRAMMES);
    this.sessions = views.project(SESSIONS);
  }

  @Override
  public Optional<AuditFact> factOf(Object event) {
    return event instanceof GroupServiceEvent serviceEvent
        ? Optional.of(GroupAuditFacts.of(serviceEvent))
        : Optional.empty();
  }

  @Override
  public List<AuditedKind> kinds() {
    return KINDS;
  }

  @Override
  public Map<String, String> names(Collection<String> usernames) {
    return directory.of(usernames.stream().map(Username::new).toList()).values().stream()
        .collect(toMap(entry -> entry.username().value(), DirectoryEntry::displayName));
  }

  @Override
  public String usernameOf(String submitted) {
    return directory.usernameForAudit(submitted).value();
  }

  @Override
  public List<AuditedGroup> groups() {
    return groups.all();
  }

  @Override
  public Map<UUID, String> programmes() {
    return AuditedName.named(programmes);
  }

  @Override
  public Map<UUID, Integer> numbers(Collection<UUID> sessionIds) {
    return sessions.find(sessionIds.stream().map(UUID::toString).toList()).stream()
        .collect(toMap(SessionNumberView::id, SessionNumberView::number));
  }

  @Override
  public ExportKind export() {
    return ExportKind.GROUP_ACTIONS;
  }
}
