package codev.session.domain.reference;

import codev.session.domain.value.GroupId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Commands that record what other services published of groups, grants, accounts and programmes.
 * Each has the event to which it leads, unless that is known already.
 */
public sealed interface KnownFactCommand {
  record RememberGroupFact(KnownGroupEvent fact) implements KnownFactCommand {
    @TargetAggregateIdentifier
    public GroupId group() {
      return fact.group();
    }
  }

  record RememberGrantFact(KnownGrantEvent fact) implements KnownFactCommand {
    @TargetAggregateIdentifier
    public String stream() {
      return fact.stream();
    }
  }

  record RememberSubjectFact(KnownSubjectEvent fact) implements KnownFactCommand {
    @TargetAggregateIdentifier
    public String stream() {
      return fact.stream();
    }
  }

  record RememberProgrammeFact(KnownProgrammeEvent fact) implements KnownFactCommand {
    @TargetAggregateIdentifier
    public String stream() {
      return fact.stream();
    }
  }

  /** Changes nothing and answers with the group's sessions, as far as they are known. */
  record FindSessions(@TargetAggregateIdentifier GroupId group) implements KnownFactCommand {}
}
