package codev.learning.audit;

import codev.infra.projections.Projection;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.web.audittrail.AuditFact;
import codev.infra.web.audittrail.AuditTrailSource;
import codev.infra.web.audittrail.AuditedGroup;
import codev.infra.web.audittrail.AuditedName;
import codev.infra.web.securitylog.ExportKind;
import codev.infra.web.securityrecord.ServiceSecurityLog;
import codev.learning.accesslog.OutcomesAccessLogQueries;
import codev.learning.domain.LearningServiceEvent;
import codev.learning.domain.LearningServiceEvent.GroupNoted;
import codev.learning.domain.LearningServiceEvent.ProgrammeNoted;
import codev.learning.domain.authority.AuthorityEvent;
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
      case LearningServiceEvent own -> Optional.of(LearningAuditFacts.of(own));
      case AuthorityEvent own -> Optional.of(LearningAuditFacts.of(own));
      default -> Optional.empty();
    };
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
