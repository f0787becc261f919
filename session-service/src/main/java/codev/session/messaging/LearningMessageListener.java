package codev.session.messaging;

import codev.infra.eventrelay.InboundMessage;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventstore.axon.CommandSender;
import codev.session.domain.SessionCommand.ChangeEarlierAction;
import codev.session.domain.SessionCommand.WithdrawEarlierAction;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.reference.KnownFactCommand.FindSessions;
import codev.session.domain.reference.KnownFactCommand.RememberGroupFact;
import codev.session.domain.reference.KnownGroupEvent;
import codev.session.domain.reference.KnownGroupEvent.CommitmentChanged;
import codev.session.domain.reference.KnownGroupEvent.CommitmentHeard;
import codev.session.domain.reference.KnownGroupEvent.CommitmentSettled;
import codev.session.domain.reference.KnownGroupEvent.CommitmentWithdrawn;
import codev.session.domain.reference.KnownPersonCommand.ForgetName;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Messages of learning-service: a client's actions come back to the next preparation until they are
 * settled, and are corrected or withdrawn also in a session that reviews them already; the name of
 * an erased person is forgotten.
 */
@Component
record LearningMessageListener(CommandSender commands) implements MessageListener {
  /** Progress that ends an action; see {@code method.json}. */
  static final Set<String> END_STATUSES = Set.of("DONE", "PARTLY", "ABANDONED");

  @Override
  public String name() {
    return "learning";
  }

  record ActionCommitted(
      ActionId actionId,
      GroupId groupId,
      Username owner,
      EncryptedText what,
      @Nullable LocalDate dueOn,
      Instant at) {}

  record ActionWithdrawn(ActionId actionId, GroupId groupId, Username owner, Instant at) {}

  record ActionProgressed(ActionId actionId, GroupId groupId, String status, Instant at) {}

  record PersonErased(Username username, Instant at) {}

  @Override
  public void handle(InboundMessage message) {
    switch (message.type()) {
      case "learning.action-committed.v1" -> remember(message.as(ActionCommitted.class));
      case "learning.action-corrected.v1", "learning.action-restored.v1" ->
          change(message.as(ActionCommitted.class));
      case "learning.action-withdrawn.v1" -> withdraw(message.as(ActionWithdrawn.class));
      case "learning.action-progressed.v1", "learning.action-progressed.v2" ->
          settle(message.as(ActionProgressed.class));
      case "learning.person-erased.v1" -> forget(message.as(PersonErased.class));
      default -> {}
    }
  }

  private void remember(ActionCommitted c) {
    remember(
        new CommitmentHeard(c.groupId(), c.actionId(), c.owner(), c.what(), c.dueOn(), c.at()));
  }

  private void remember(KnownGroupEvent fact) {
    commands.send(new RememberGroupFact(fact));
  }

  private void change(ActionCommitted c) {
    remember(
        new CommitmentChanged(c.groupId(), c.actionId(), c.owner(), c.what(), c.dueOn(), c.at()));
    var action = new EarlierAction(c.actionId(), c.owner(), c.what(), c.dueOn());
    sessions(c.groupId())
        .forEach(s -> commands.send(new ChangeEarlierAction(s, action, c.owner(), c.at())));
  }

  private void withdraw(ActionWithdrawn w) {
    remember(new CommitmentWithdrawn(w.groupId(), w.actionId(), w.at()));
    sessions(w.groupId())
        .forEach(s -> commands.send(new WithdrawEarlierAction(s, w.actionId(), w.owner(), w.at())));
  }

  /** Those of the group: each decides whether the action is to be reviewed in it. */
  private List<SessionId> sessions(GroupId group) {
    return commands.send(new FindSessions(group)).answers(SessionId.class);
  }

  private void forget(PersonErased e) {
    commands.send(new ForgetName(e.username(), e.at()));
  }

  private void settle(ActionProgressed p) {
    if (END_STATUSES.contains(p.status()))
      remember(new CommitmentSettled(p.groupId(), p.actionId(), p.at()));
  }
}
