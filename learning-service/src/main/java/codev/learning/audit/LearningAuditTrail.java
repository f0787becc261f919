package codev.learning.audit;

import codev.infra.projections.Projection;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.web.audittrail.AuditFact;
import codev.infra.web.audittrail.AuditTrailSource;
import codev.infra.web.audittrail.AuditedGroup;
import codev.infra.web.audittrail.AuditedKind;
import codev.infra.web.audittrail.AuditedName;
import codev.infra.web.securitylog.ExportKind;
import codev.infra.web.securityrecord.ServiceSecurityLog;
import codev.learning.accesslog.OutcomesAccessLogQueries;
import codev.learning.domain.authority.AuthorityEvent;
import codev.learning.domain.authority.AuthorityEvent.GrantEvent;
import codev.learning.domain.authority.AuthorityEvent.SubjectEvent;
import codev.learning.domain.authority.AuthorityEvent.UnitNoted;
import codev.learning.domain.event.*;
import codev.learning.domain.event.GroupEvent.GroupNoted;
import codev.learning.domain.event.LearningServiceEvent.GroupFact;
import codev.learning.domain.event.OutcomesViewingEvent.OutcomesShown;
import codev.learning.domain.event.PersonEvent.*;
import codev.learning.domain.event.ProgrammeEvent.ProgrammeNoted;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who did what in this service, with the names of people, groups and programmes. */
@Component
public class LearningAuditTrail implements AuditTrailSource {
  private static final Projection<GroupNoted, AuditedGroup> GROUPS =
      Projection.of("audited_groups", GroupNoted.class, AuditedGroup.class)
          .version(2) // since it says of which programme they are
          .by(e -> e.group().toString())
          .fold((_, e) -> new AuditedGroup(e.group().value(), e.name(), e.programme().value()));

  private static final Projection<ProgrammeNoted, AuditedName> PROGRAMMES =
      Projection.of("audited_programmes", ProgrammeNoted.class, AuditedName.class)
          .by(e -> e.programme().toString())
          .fold((_, e) -> new AuditedName(e.programme().value(), e.name()));

  /** What is also of a person comes before them. */
  static final List<AuditedKind> KINDS =
      List.of(
          AuditedKind.of("actions", ActionEvent.class),
          AuditedKind.of("takeaways", JournalEvent.class),
          AuditedKind.of("sessions", SessionOutcomeEvent.class),
          AuditedKind.of("surveys", SurveyAnswered.class, InstrumentAnswered.class),
          AuditedKind.of("results", OutcomesShown.class),
          AuditedKind.of(
              "erasures",
              ErasureRequested.class,
              ErasureApproved.class,
              ErasureDeclined.class,
              ErasureCancelled.class,
              PersonErased.class),
          AuditedKind.of("people", PersonEvent.class),
          AuditedKind.of("groups", GroupFact.class),
          AuditedKind.of("programmes", ProgrammeEvent.class, UnitNoted.class),
          AuditedKind.of("rights", GrantEvent.class),
          AuditedKind.of("accounts", SubjectEvent.class));

  private final OutcomesAccessLogQueries people;
  private final ServiceSecurityLog security;
  private final ReadModel<AuditedGroup> groups;
  private final ReadModel<AuditedName> programmes;

  LearningAuditTrail(
      ReadModels views, OutcomesAccessLogQueries people, ServiceSecurityLog security) {
    this.people = people;
    this.security = security;
    this.groups = views.project(GROUPS);
    this.programmes = views.project(PROGRAMMES);
  }

  @Override
  public Optional<AuditFact> factOf(Object event) {
    return switch (event) {
      case LearningServiceEvent serviceEvent -> Optional.of(LearningAuditFacts.of(serviceEvent));
      case AuthorityEvent authorityEvent -> Optional.of(LearningAuditFacts.of(authorityEvent));
      default -> Optional.empty();
    };
  }

  @Override
  public List<AuditedKind> kinds() {
    return KINDS;
  }

  @Override
  public Map<String, String> names(Collection<String> usernames) {
    return people.displayNames(List.copyOf(usernames));
  }

  @Override
  public String usernameOf(String submitted) {
    return security.usernameOf(submitted);
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
  public ExportKind export() {
    return ExportKind.LEARNING_ACTIONS;
  }
}
