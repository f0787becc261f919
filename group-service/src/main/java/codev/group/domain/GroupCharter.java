package codev.group.domain;

import static codev.group.domain.RuleViolation.CHARTER_HAS_ANOTHER_VERSION;

import codev.group.domain.charter.Charter;
import codev.group.domain.command.CharterCommand.AcceptCharter;
import codev.group.domain.command.CharterCommand.DeclineCharter;
import codev.group.domain.command.CharterCommand.RemindOfCharter;
import codev.group.domain.command.CharterCommand.RewordCharter;
import codev.group.domain.command.CharterCommand.WithdrawCharterAcceptance;
import codev.group.domain.event.*;
import codev.group.domain.event.CharterEvent.*;
import codev.group.domain.event.MembershipEvent.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The charter of a group: what happens to it by a command, nothing if it has happened already. */
record GroupCharter(Charter charter) {
  static final GroupCharter OF_THE_METHOD = new GroupCharter(Charter.OF_THE_METHOD);

  int version() {
    return charter.version();
  }

  Optional<CharterAccepted> accept(AcceptCharter c, GroupRoster roster) {
    roster.checkAccepting(c);
    checkVersion(c.version());
    if (charter.isAcceptedBy(c.member())) return Optional.empty();
    var recordedBy = c.by().equals(c.member()) ? null : c.by();
    return Optional.of(new CharterAccepted(c.group(), c.member(), c.version(), recordedBy, c.at()));
  }

  Optional<CharterAcceptanceWithdrawn> withdraw(WithdrawCharterAcceptance c, GroupRoster roster) {
    roster.checkMember(c.by());
    checkVersion(c.version());
    return charter.isAcceptedBy(c.by())
        ? Optional.of(new CharterAcceptanceWithdrawn(c.group(), c.by(), c.version(), c.at()))
        : Optional.empty();
  }

  /** Who had accepted it takes that back first. */
  List<CharterEvent> decline(DeclineCharter c, GroupRoster roster) {
    roster.checkMember(c.by());
    checkVersion(c.version());
    if (charter.isDeclinedBy(c.by())) return List.of();
    var events = new ArrayList<CharterEvent>();
    if (charter.isAcceptedBy(c.by()))
      events.add(new CharterAcceptanceWithdrawn(c.group(), c.by(), c.version(), c.at()));
    events.add(new CharterDeclined(c.group(), c.by(), c.version(), c.at()));
    return List.copyOf(events);
  }

  Optional<CharterReminded> remind(RemindOfCharter c, GroupRoster roster) {
    var members =
        charter.toRemind(roster.members()).stream().filter(c.members()::contains).toList();
    return members.isEmpty()
        ? Optional.empty()
        : Optional.of(new CharterReminded(c.group(), version(), members, c.by(), c.at()));
  }

  Optional<CharterWorded> reword(RewordCharter c, GroupRoster roster) {
    roster.checkWording(c);
    if (charter.isWorded(c.version(), c.promises())) return Optional.empty();
    if (c.version() != charter.nextVersion())
      throw new RuleViolationException(CHARTER_HAS_ANOTHER_VERSION, version());
    return Optional.of(new CharterWorded(c.group(), c.version(), c.promises(), c.by(), c.at()));
  }

  private void checkVersion(int expectedVersion) {
    if (expectedVersion != version())
      throw new RuleViolationException(CHARTER_HAS_ANOTHER_VERSION, version());
  }

  GroupCharter after(GroupEvent event) {
    return switch (event) {
      case CharterAccepted e -> new GroupCharter(charter.accepted(e.member(), e.version()));
      case CharterAcceptanceWithdrawn e -> new GroupCharter(charter.withdrawn(e.member()));
      case CharterDeclined e -> new GroupCharter(charter.declined(e.member()));
      case CharterReminded e -> new GroupCharter(charter.reminded(e.members()));
      case CharterWorded e -> new GroupCharter(charter.worded(e.version(), e.promises()));
      case MemberLeft e -> new GroupCharter(charter.left(e.member()));
      case GroupFormed _, MembersReviewed _, MemberJoined _, FacilitatorReplaced _ -> this;
      case TurnDecisionEvent _, GroupSessionEvent _ -> this;
    };
  }
}
